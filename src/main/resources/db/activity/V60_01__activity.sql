-- What happened once: patrol, drill, training, check, outreach, guarded event, sweep.

create table activity (
    book        int not null,
    id          uuid not null,
    version     int not null check (version > 0),
    state       text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN')),
    kind        text not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz check (ends_at >= starts_at),
    -- The local day of the beginning in the book's time zone: the day it counts for.
    occurred_on date not null,
    area        bigint not null,
    lead_unit   bigint not null,
    lead_force  smallint not null,
    title       text,
    note        text,
    exercise    boolean not null,
    -- Why it was returned, corrected or withdrawn last.
    reason      text,
    -- What those who are asked say taken together: contested as soon as one contests, confirmed when all have confirmed.
    confirmation  text not null check (confirmation in ('NONE', 'PENDING', 'CONFIRMED', 'CONTESTED')),
    -- All forces in the record, as a bit set.
    forces        int not null,
    recorded_by   text not null,
    recorded_unit bigint,
    recorded_at   timestamptz not null,
    changed_at    timestamptz not null,
    -- Its words without diacritics, for search.
    search        text not null,
    primary key (book, id)
);
comment on table activity is 'distributed: what happened once, as it is known now; its history stands in the ledger';
create index activity_by_day on activity (book, occurred_on desc, id desc);
create index activity_by_change on activity (book, changed_at desc, id desc);
create index activity_by_kind on activity (book, kind, occurred_on desc, id desc);
create index activity_by_area on activity (book, area, occurred_on desc, id desc);
create index activity_by_recorder on activity (book, recorded_unit, recorded_at desc);
create index activity_by_writer on activity (book, recorded_by, occurred_on desc, id desc);
create index activity_unfinished on activity (book, state, occurred_on desc, id desc) where state <> 'SUBMITTED';
create index activity_unsettled on activity (book, confirmation, occurred_on desc, id desc)
    where confirmation in ('PENDING', 'CONTESTED');
create index activity_exercise on activity (book, occurred_on desc, id desc) where exercise;
create index activity_words on activity using gin (search gin_trgm_ops);

create table activity_participant (
    book         int not null,
    activity     uuid not null,
    unit         bigint not null,
    force        smallint not null,
    ordinal      smallint not null,
    confirmation text not null check (confirmation in ('PENDING', 'CONFIRMED', 'CONTESTED')),
    -- Why the partner contests it, or did before the record was corrected.
    reason       text check (reason is null or confirmation <> 'CONFIRMED'),
    primary key (book, activity, unit),
    foreign key (book, activity) references activity
);
comment on table activity_participant is 'distributed: units asked to confirm an activity: its partners, and its lead where another unit wrote it down';
create index activity_participant_open on activity_participant (book, unit) where confirmation <> 'CONFIRMED';

create table activity_contribution (
    book     int not null,
    activity uuid not null,
    unit     bigint not null,
    measure  text not null,
    ordinal  smallint not null,
    quantity numeric not null check (quantity > 0),
    primary key (book, activity, unit, measure),
    foreign key (book, activity) references activity
);
comment on table activity_contribution is 'distributed: what each unit put into an activity';

call guard_by_sight('activity', 'id');
call guard_by_sight('activity_participant', 'activity');
call guard_by_sight('activity_contribution', 'activity');
grant select, insert, update, delete on activity, activity_participant, activity_contribution to ${app}, ${system};
