-- Documents that go with an item or a reply. They are uploaded before that is sent, and become part of it then; what is never sent is swept away.

create table exchange_attachment (
    book             int not null,
    item             uuid not null,
    id               uuid not null,
    -- WAITING to be sent with something; PART of the item as it stands; FORMER part of it, before it was corrected; DROPPED from a draft.
    standing         text not null check (standing in ('WAITING', 'PART', 'FORMER', 'DROPPED')),
    -- The turn it came with; null for the item itself.
    turn             uuid,
    ordinal          smallint check (ordinal is not null or standing = 'WAITING'),
    name             text not null,
    media_type       text not null,
    size             int not null check (size between 1 and 20971520),
    sha256           bytea not null check (octet_length(sha256) = 32),
    uploaded_at      timestamptz not null,
    uploaded_account uuid not null,
    uploaded_unit    bigint not null,
    primary key (book, item, id)
);
comment on table exchange_attachment is 'distributed: documents that go with an item or a reply; uploaded before the item is there';
create index exchange_attachment_waiting on exchange_attachment (book, uploaded_account) where standing = 'WAITING';
create index exchange_attachment_swept on exchange_attachment (book, uploaded_at) where standing in ('WAITING', 'DROPPED');

-- What they hold, in pieces of 256 KiB beside the row. By document, not by hash over all of them: that two items hold the same is nobody's to find out.
create table exchange_attachment_piece (
    book       int not null,
    item       uuid not null,
    attachment uuid not null,
    ordinal    smallint not null check (ordinal between 0 and 79),
    content    bytea not null check (octet_length(content) between 1 and 262144),
    primary key (book, item, attachment, ordinal),
    foreign key (book, item, attachment) references exchange_attachment
);
alter table exchange_attachment_piece alter column content set storage external;
comment on table exchange_attachment_piece is 'distributed: what documents hold, in pieces';

-- As the item they go with; what waits is seen by who has uploaded it and by nobody else.
do $$
declare
    writes text := may_any('{exchange.record,record.confirm}');
    own    text := of_own_record('exchange_attachment', 'item');
    mine   text := 'uploaded_account = (select acting_account())';
    -- Nobody brings anything to a record that is not in sight.
    known  text := format('(not concerns_units(book, item) or %s)', of_own_record('exchange_attachment', 'item'));
    booked text := 'book = any ((select acting_books())::int[])';
    whole  text := 'exists (select from exchange_attachment whole where whole.book = exchange_attachment_piece.book'
        ' and whole.item = exchange_attachment_piece.item and whole.id = exchange_attachment_piece.attachment%s)';
    one    text;
begin
    foreach one in array array['exchange_attachment', 'exchange_attachment_piece'] loop
        execute format('alter table %I enable row level security', one);
        execute format('create policy system_sees on %I to ${system} using (true) with check (true)', one);
    end loop;
    execute format('create policy app_sees on exchange_attachment for select to ${app} using (%s and case when standing = ''WAITING'' then %s else %s end)',
        booked, mine, own);
    execute format('create policy app_opens on exchange_attachment for insert to ${app} with check (%s and %s and standing = ''WAITING'' and %s'
        ' and uploaded_unit = any ((select acting_units())::bigint[]) and %s)', writes, booked, mine, known);
    execute format('create policy app_changes on exchange_attachment for update to ${app} using (%1$s and (%2$s or %3$s)) with check (%1$s and %2$s)',
        writes, own, mine);
    execute format('create policy app_sees on exchange_attachment_piece for select to ${app} using (%s)', format(whole, ''));
    execute format('create policy app_opens on exchange_attachment_piece for insert to ${app} with check (%s and %s)',
        writes, format(whole, ' and whole.standing = ''WAITING'''));
end $$;
grant select, insert on exchange_attachment, exchange_attachment_piece to ${app};
grant update (standing, turn, ordinal) on exchange_attachment to ${app};
grant select, insert, delete on exchange_attachment, exchange_attachment_piece to ${system};
-- To hold what is swept.
grant update (standing) on exchange_attachment to ${system};
