-- What is handled over time and counted at its milestones: cases by category, gangs, what was seized, hand-over between forces.

create table case_file (
    book       int not null,
    id         uuid not null,
    version    int not null check (version > 0),
    state      text not null check (state in ('OPEN', 'WITHDRAWN')),
    kind       text not null,
    category   text,
    area       bigint not null,
    opened_on  date not null,
    -- Who opened it; who leads now follows from the hand-overs.
    lead_unit  bigint not null,
    lead_force smallint not null,
    title      text,
    note       text,
    exercise   boolean not null,
    reason     text,
    primary key (book, id)
);
comment on table case_file is 'distributed: a case or a gang as it is known now; its history stands in the ledger';
create index case_file_by_day on case_file (book, opened_on);

create table case_partner (
    book         int not null,
    case_file    uuid not null,
    unit         bigint not null,
    force        smallint not null,
    ordinal      smallint not null,
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
    book       int not null,
    case_file  uuid not null,
    ordinal    smallint not null,
    from_unit  bigint not null,
    from_force smallint not null,
    to_unit    bigint not null,
    to_force   smallint not null,
    handed_on  date not null,
    primary key (book, case_file, ordinal),
    foreign key (book, case_file) references case_file
);
comment on table case_hand_over is 'distributed: which unit gave a case to which, within the book';

do $$
declare t text;
begin
    foreach t in array array['case_file', 'case_partner', 'case_milestone', 'case_amount', 'case_hand_over'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy app_sees on %I to ${app} using (book = any ((select acting_books())::int[]))'
            ' with check (book = any ((select acting_books())::int[]))', t);
        execute format('create policy system_sees on %I to ${system} using (true) with check (true)', t);
    end loop;
end $$;
grant select, insert, update, delete on case_file, case_partner, case_milestone, case_amount, case_hand_over
    to ${app}, ${system};
