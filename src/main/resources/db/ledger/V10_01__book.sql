-- The book: entries in one order per book, chained by hashes, and the tallies every figure is read from.
-- What is hashed, and how, is described in docs/ledger-format.md and pinned by test vectors: it cannot change later.

create table book (
    id        int primary key,
    code      text not null unique,
    name_vi   text not null,
    name_en   text not null,
    time_zone text not null default 'Asia/Ho_Chi_Minh',
    area      bigint,          -- of the jurisdiction; opaque here
    sample    boolean not null default false
);
comment on table book is 'reference: the books of this installation';
insert into book (id, code, name_vi, name_en) values (0, 'COMMON', 'Sổ chung', 'Common book');

create table book_head (
    book     int primary key references book,
    position bigint not null default 0,
    hash     bytea not null check (length(hash) = 32)
);
comment on table book_head is 'distributed: the last position of a book and its hash; locked by whoever writes to the book';
insert into book_head (book, hash) values (0, decode(repeat('00', 32), 'hex'));

create table entry (
    book            int not null,
    position        bigint not null check (position > 0),
    recorded_at     timestamptz not null,
    actor           text not null,
    acting_unit     bigint,
    event           text not null,
    record_type     text not null,
    record          uuid not null,
    payload_version smallint not null,
    payload_hash    bytea not null check (length(payload_hash) = 32),
    hash            bytea not null check (length(hash) = 32),
    primary key (book, position)
);
comment on table entry is 'distributed: who wrote what, when, about which record; append-only';
create index entry_of_record on entry (book, record, position);

create table payload (
    book     int not null,
    position bigint not null,
    salt     bytea not null check (length(salt) = 16),
    body     text not null,
    primary key (book, position),
    foreign key (book, position) references entry
);
comment on table payload is 'distributed: the whole record after the change, canonical JSON; goes with its salt when retention ends';

create table tally (
    book           int not null,
    position       bigint not null,
    ordinal        smallint not null,
    record         uuid not null,
    measure        text not null,
    quantity       numeric not null,
    occurred_on    date not null,
    area           bigint not null,
    credited_unit  bigint not null,
    credited_force smallint not null,
    role           "char" not null check (role in ('C', 'P')), -- C counted, P put in by a participant (contributed)
    forces         int not null,
    kind           text not null,
    category       text,
    stage          text,
    exercise       boolean not null,
    reversal       boolean not null,
    primary key (book, position, ordinal),
    foreign key (book, position) references entry,
    -- Negative quantities exist only in reversals.
    check (case when reversal then quantity < 0 else quantity > 0 end)
);
comment on table tally is 'distributed: how much of what, when, where, credited to whom; append-only';
create index tally_of_record on tally (book, record);
create index tally_by_day on tally (book, occurred_on);

create table seal_key (
    id         text primary key,
    public_key bytea not null,
    created_at timestamptz not null
);
comment on table seal_key is 'reference: public keys that sign heads (Ed25519)';

create table seal (
    book      int not null,
    position  bigint not null,
    hash      bytea not null,
    key       text not null,
    sealed_at timestamptz not null,
    reason    text not null,
    signature bytea not null,
    primary key (book, position, sealed_at),
    foreign key (book, position) references entry
);
comment on table seal is 'distributed: signed heads; append-only';

do $$
declare t text;
begin
    foreach t in array array['book_head', 'entry', 'payload', 'tally', 'seal'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy app_sees on %I to ${app} using (book = any ((select acting_books())::int[]))'
            ' with check (book = any ((select acting_books())::int[]))', t);
        execute format('create policy system_sees on %I to ${system} using (true) with check (true)', t);
    end loop;
end $$;
grant select, insert on entry, payload, tally, seal to ${app}, ${system};
grant select, update on book_head to ${app}, ${system};
grant insert on book_head to ${system};
grant select on book, seal_key to ${app}, ${system};
grant insert, update on book to ${system};
grant insert on seal_key to ${app}, ${system};
grant delete on payload to ${system};
