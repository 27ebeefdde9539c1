-- Information given, asked for, verified and answered between units, with due dates and the receiver's rating.

create table exchange_item (
    book            int not null,
    id              uuid not null,
    version         int not null check (version > 0),
    kind            text not null check (kind in ('BULLETIN', 'VERIFICATION')),
    state           text not null check (state in ('DRAFT', 'SENT', 'CORRECTED', 'RECALLED', 'CLOSED', 'DISCARDED')),
    topics          text[] not null check (cardinality(topics) > 0),
    area            bigint not null,
    observed_from   date,
    observed_to     date check (observed_to > observed_from),
    title           text,
    body            text,
    sender          bigint not null,
    sender_force    smallint not null,
    urgency         text not null check (urgency in ('ORDINARY', 'URGENT', 'VERY_URGENT', 'IMMEDIATE')),
    confidence      text check (confidence in ('OBSERVED', 'REPORTED', 'ESTIMATED')),
    impact          text check (impact in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    -- To whom it was addressed: units, and all units of a force in an area, which became units when it was sent.
    units           bigint[] not null,
    group_forces    smallint[] not null,
    group_areas     bigint[] not null check (cardinality(group_areas) = cardinality(group_forces)),
    due             date check (due is null or kind = 'VERIFICATION'),
    -- Whether handing it on outside a recipient's own units needs the sender's consent.
    consent         boolean not null,
    -- Its content travelled elsewhere: only that there was one is written down.
    count_only      boolean not null check (not count_only or title is null and body is null),
    exercise        boolean not null,
    -- The item this one goes on from.
    follows         uuid,
    -- Goes up with each sending, correction and recall: what was acknowledged before is to be acknowledged anew.
    edition         int not null,
    written_at      timestamptz not null,
    written_by      text not null,
    written_unit    bigint,
    written_account uuid,
    sent_at         timestamptz check ((sent_at is null) = (state in ('DRAFT', 'DISCARDED'))),
    sent_on         date check ((sent_on is null) = (sent_at is null)),
    reason          text,
    -- What follows from it, for lists: when it was sent or, unsent, written; its last change; all forces as a bit set; whether the sender has to
    -- act; its words without diacritics.
    listed_at       timestamptz not null,
    changed_at      timestamptz not null,
    forces          int not null,
    sender_acts     boolean not null,
    search          text not null,
    primary key (book, id),
    foreign key (book, follows) references exchange_item
);
comment on table exchange_item is 'distributed: a bulletin or a request for verification as it is known now; its history stands in the ledger';
create index exchange_item_listed on exchange_item (book, listed_at desc, id desc);
create index exchange_item_changed on exchange_item (book, changed_at desc, id desc);
create index exchange_item_by_sender on exchange_item (book, sender, listed_at desc, id desc);
create index exchange_item_by_sender_changed on exchange_item (book, sender, changed_at desc, id desc);
create index exchange_item_sender_acts on exchange_item (book, sender) where sender_acts;
create index exchange_item_drafts on exchange_item (book, sender) where state = 'DRAFT';
create index exchange_item_sent on exchange_item (book, sent_on) where sent_on is not null;
create index exchange_item_following on exchange_item (book, follows) where follows is not null;
create index exchange_item_words on exchange_item using gin (search gin_trgm_ops);

create table exchange_recipient (
    book             int not null,
    item             uuid not null,
    unit             bigint not null,
    force            smallint not null,
    ordinal          smallint not null,
    -- The recipient that handed it on to this one.
    via              bigint,
    -- The edition acknowledged last, when, by whom and in which office; 0 for none.
    acknowledged     int not null,
    acknowledged_at  timestamptz,
    acknowledged_by  text,
    acknowledged_for bigint,
    answer           text not null check (answer in ('NONE', 'OPEN', 'PARTIAL', 'ANSWERED', 'ACCEPTED', 'PASSED_ON', 'ENDED')),
    due              date,
    answered_at      timestamptz,
    answered_on      date check ((answered_on is null) = (answered_at is null)),
    -- What the recipient has asked for and the sender has not answered: a later due date, handing it on to another unit.
    extension        date,
    forward_to       bigint,
    of_value         boolean,
    outcome          text,
    outcome_type     text check (outcome_type in ('activity', 'case')),
    outcome_record   uuid check ((outcome_record is null) = (outcome_type is null)),
    rated_at         timestamptz check ((rated_at is null) = (of_value is null)),
    rated_for        bigint,
    escalated_at     timestamptz,
    -- For lists, as in the item.
    listed_at        timestamptz not null,
    changed_at       timestamptz not null,
    must_acknowledge boolean not null,
    must_answer      boolean not null,
    -- For how long it took: when it became a recipient, by sending or by handing on, and when it acknowledged for the first time.
    got_at                timestamptz not null,
    first_acknowledged_at timestamptz,
    -- When somebody of the unit opened it first; written by the opening alone.
    opened_at        timestamptz,
    primary key (book, item, unit),
    foreign key (book, item) references exchange_item
);
comment on table exchange_recipient is 'distributed: the units an item was sent to or handed on to, and what each has done with it';
create index exchange_recipient_listed on exchange_recipient (book, unit, listed_at desc, item desc);
create index exchange_recipient_changed on exchange_recipient (book, unit, changed_at desc, item desc);
create index exchange_recipient_unread on exchange_recipient (book, unit) where opened_at is null;
create index exchange_recipient_acknowledges on exchange_recipient (book, unit) where must_acknowledge;
create index exchange_recipient_answers on exchange_recipient (book, unit, due) where must_answer;
create index exchange_recipient_overdue on exchange_recipient (book, due) where must_answer;

create table exchange_turn (
    book    int not null,
    item    uuid not null,
    id      uuid not null,
    ordinal int not null,
    move    text not null,
    at      timestamptz not null,
    actor   text not null,
    -- In which office it was taken; null for the system itself.
    unit    bigint,
    -- The recipient it is about, another unit it names, words, a day.
    about   bigint,
    other   bigint,
    words   text,
    day     date,
    -- Of a rating: whether it was of value, and what came of it.
    of_value boolean,
    record   uuid,
    primary key (book, item, id),
    foreign key (book, item) references exchange_item
);
comment on table exchange_turn is 'distributed: the thread of an item, each turn under an id minted by whoever took it';

create table exchange_opening (
    book      int not null,
    item      uuid not null,
    account   uuid not null,
    unit      bigint not null,
    actor     text not null,
    opened_at timestamptz not null,
    primary key (book, item, account, unit),
    foreign key (book, item) references exchange_item
);
comment on table exchange_opening is 'distributed: who opened an item first, when, and in which office; told to its sender';

-- Need to know: an item is seen by its sender, its recipients and those above them.
create or replace function narrowly_seen(record_type text) returns boolean
    language sql immutable strict parallel safe
    return record_type = 'exchange';

do $$
declare
    sides text[] := '{exchange.record,record.confirm}';
    part  text;
begin
    call guard_narrowly('exchange_item', 'id');
    call guard_writing('exchange_item', '{exchange.record}', sides, '{}', of_own_record('exchange_item', 'id'));
    foreach part in array array['exchange_recipient', 'exchange_turn', 'exchange_opening'] loop
        call guard_narrowly(part, 'item');
    end loop;
    call guard_writing('exchange_recipient', sides, sides, '{}', of_own_record('exchange_recipient', 'item'));
    call guard_writing('exchange_turn', sides, '{}', '{}', of_own_record('exchange_turn', 'item'));
    call guard_writing('exchange_opening', '{}', '{}', '{}', of_own_record('exchange_opening', 'item'));
end $$;
grant select, insert, update on exchange_item, exchange_recipient to ${app}, ${system};
grant select, insert on exchange_turn to ${app}, ${system};
grant select on exchange_opening to ${app};
grant select, insert on exchange_opening to ${system};

-- Notes that somebody has opened an item in sight: the first time for the account in this office, and for its unit where that is a recipient. Looking
-- is no step of the record and is done in offices that write nothing, so that it goes past what may be written.
create function open_exchange_item(of_book int, of_item uuid, by_account uuid, by_unit bigint, by_actor text, at timestamptz)
    returns void
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
begin
    if by_account is distinct from acting_account() or not of_book = any (acting_books()) or not by_unit = any (acting_units())
        or not exists (select from record_unit
                       where record_unit.book = of_book and record_unit.record = of_item and record_unit.unit = any (acting_units())) then
        return;
    end if;
    insert into exchange_opening (book, item, account, unit, actor, opened_at)
    select of_book, of_item, by_account, by_unit, by_actor, at
    from exchange_item i where i.book = of_book and i.id = of_item and i.sent_at is not null
    on conflict do nothing;
    update exchange_recipient r set opened_at = at
    where r.book = of_book and r.item = of_item and r.unit = by_unit and r.opened_at is null;
end $$;
revoke execute on function open_exchange_item from public;
grant execute on function open_exchange_item to ${app};
