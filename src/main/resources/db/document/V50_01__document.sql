-- Official papers: their numbers, the files that were made of them, and what an installation prints at their head and foot.

create table document_counter (
    book   int not null,
    issuer bigint not null,
    type   text not null,
    year   smallint not null,
    last   int not null check (last > 0),
    primary key (book, issuer, type, year)
);
comment on table document_counter is 'distributed: the last number of each type a body has given in a year; locked by whoever numbers';

create table document_number (
    book      int not null,
    issuer    bigint not null,
    type      text not null,
    year      smallint not null,
    number    int not null check (number > 0),
    -- After the type''s abbreviation: body, or body and unit.
    symbol    text not null,
    record    uuid not null,
    issued_on date not null,
    primary key (book, issuer, type, year, number),
    -- Number and symbol are unique in a year, whoever issues.
    unique (book, year, type, symbol, number),
    unique (book, record, type)
);
comment on table document_number is 'distributed: the numbers papers were issued under; append-only';

create table paper_file (
    book       int not null,
    record     uuid not null,
    kind       text not null check (kind in ('DOCX', 'PDF', 'XLSX')),
    version    int not null check (version > 0),
    media_type text not null,
    bytes      bytea not null,
    sha256     bytea not null check (length(sha256) = 32),
    created_at timestamptz not null,
    created_by text not null,
    primary key (book, record, kind, version)
);
comment on table paper_file is 'distributed: the files of papers as they were made; append-only, a later one has a higher version';
-- What is in them is compressed already.
alter table paper_file alter column bytes set storage external;

create table letterhead (
    book       int not null,
    unit       bigint not null,
    valid      daterange not null check (not isempty(valid)),
    superior   text,
    body       text not null,
    symbol     text not null,
    place      text not null,
    authority  text[] not null,
    office     text not null,
    addressees text[] not null,
    copies     text[] not null,
    archive    text not null,
    primary key (book, unit, valid),
    exclude using gist (book with =, unit with =, valid with &&)
);
comment on table letterhead is 'distributed: what a unit''s papers bear at head and foot, dated';

do $$
declare t text;
begin
    foreach t in array array['document_counter', 'document_number', 'paper_file', 'letterhead'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy app_sees on %I to ${app} using (book = any ((select acting_books())::int[]))'
            ' with check (book = any ((select acting_books())::int[]))', t);
        execute format('create policy system_sees on %I to ${system} using (true) with check (true)', t);
    end loop;
end $$;
grant select, insert, update on document_counter to ${app}, ${system};
grant select, insert on document_number, paper_file to ${app}, ${system};
grant select, insert, update, delete on letterhead to ${app}, ${system};
