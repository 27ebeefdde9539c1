-- What is handled over time and counted at its milestones: cases by category, gangs, what was seized, hand-over between forces.

create table case_file (
    book            int not null,
    id              uuid not null,
    version         int not null check (version > 0),
    state           text not null check (state in ('OPEN', 'OFFERED', 'HANDED_OUT', 'JOINED', 'WITHDRAWN')),
    kind            text not null,
    category        text,
    area            bigint not null,
    opened_on       date not null,
    opened_by       bigint not null,
    opened_by_force smallint not null,
    title           text,
    note            text,
    exercise        boolean not null,
    written_at      timestamptz not null,
    reason          text,
    -- What follows from its parts, for lists: who leads now, to whom it is offered, all forces as a bit set, the stages at which it is
    -- counted, what its partners say taken together, and its words without diacritics.
    lead_unit       bigint not null,
    offered_to      bigint check ((offered_to is not null) = (state = 'OFFERED')),
    forces          int not null,
    stages          text[] not null,
    confirmation    text not null check (confirmation in ('PENDING', 'CONFIRMED', 'CONTESTED')),
    search          text not null,
    primary key (book, id)
);
comment on table case_file is 'distributed: a case or a gang as it is known now; its history stands in the ledger';
create index case_file_by_day on case_file (book, opened_on desc, id desc);
create index case_file_by_category on case_file (book, category, opened_on desc, id desc);
create index case_file_by_area on case_file (book, area, opened_on desc, id desc);
create index case_file_by_lead on case_file (book, lead_unit, opened_on desc, id desc);
create index case_file_ended on case_file (book, state, opened_on desc, id desc) where state <> 'OPEN';
create index case_file_offered on case_file (book, offered_to) where offered_to is not null;
create index case_file_unsettled on case_file (book, confirmation, opened_on desc, id desc) where confirmation <> 'CONFIRMED';
create index case_file_words on case_file using gin (search gin_trgm_ops);

create table case_partner (
    book         int not null,
    case_file    uuid not null,
    unit         bigint not null,
    force        smallint not null,
    ordinal      smallint not null,
    -- Named with the case itself; the others were named with a milestone.
    of_case      boolean not null,
    confirmation text not null check (confirmation in ('PENDING', 'CONFIRMED', 'CONTESTED')),
    reason       text check (reason is null or confirmation = 'CONTESTED'),
    primary key (book, case_file, unit),
    foreign key (book, case_file) references case_file
);
comment on table case_partner is 'distributed: partner units of a case';
create index case_partner_open on case_partner (book, unit) where confirmation <> 'CONFIRMED';

create table case_milestone (
    book        int not null,
    case_file   uuid not null,
    id          uuid not null,
    ordinal     smallint not null,
    stage       text not null,
    occurred_on date not null,
    lead_unit   bigint not null,
    lead_force  smallint not null,
    partners    bigint[] not null,
    written_at  timestamptz not null,
    primary key (book, case_file, id),
    foreign key (book, case_file) references case_file
);
comment on table case_milestone is 'distributed: the milestones a case has reached, each credited to who led it then; a stage may be reached again with new subjects or goods';

create table case_amount (
    book      int not null,
    case_file uuid not null,
    milestone uuid not null,
    measure   text not null,
    ordinal   smallint not null,
    quantity  numeric not null check (quantity > 0),
    primary key (book, case_file, milestone, measure),
    foreign key (book, case_file, milestone) references case_milestone
);
comment on table case_amount is 'distributed: subjects, arrests and goods that a milestone adds; increments, never totals so far';

create table case_hand_over (
    book        int not null,
    case_file   uuid not null,
    ordinal     smallint not null,
    from_unit   bigint not null,
    from_force  smallint not null,
    to_unit     bigint not null,
    to_force    smallint not null,
    offered_on  date not null,
    answer      text not null check (answer in ('OPEN', 'ACCEPTED', 'REFUSED', 'TAKEN_BACK')),
    answered_on date check ((answered_on is null) = (answer = 'OPEN')),
    reason      text,
    primary key (book, case_file, ordinal),
    foreign key (book, case_file) references case_file
);
comment on table case_hand_over is 'distributed: which unit offered a case to which within the book, and what became of it';

create table case_link (
    book      int not null,
    case_file uuid not null,
    ordinal   smallint not null,
    direction text not null check (direction in ('JOINED_INTO', 'TOOK_IN', 'SEVERED_FROM', 'SEVERED_OFF')),
    other     uuid not null,
    linked_on date not null,
    -- At which the other one had been counted by then, and this one is not counted once more.
    stages    text[] not null,
    primary key (book, case_file, ordinal),
    foreign key (book, case_file) references case_file,
    foreign key (book, other) references case_file deferrable initially deferred
);
comment on table case_link is 'distributed: which case was joined into which, which was severed from which; each of the two says so';

call guard_by_sight('case_file', 'id');
call guard_by_sight('case_partner', 'case_file');
call guard_by_sight('case_milestone', 'case_file');
call guard_by_sight('case_amount', 'case_file');
call guard_by_sight('case_hand_over', 'case_file');
call guard_by_sight('case_link', 'case_file');
grant select, insert, update, delete on case_file, case_partner, case_milestone, case_amount, case_hand_over, case_link
    to ${app}, ${system};
