-- Reports from draft to paper. Their steps stand in the book as entries about records of type "report"; here is where they are now.

create table report (
    book           int not null,
    id             uuid not null,
    version        int not null default 1,
    form           text not null,
    regime         text not null,
    window_from    date not null,
    window_to      date not null check (window_to > window_from),
    state          text not null check (state in ('DRAFT', 'FROZEN', 'APPROVED', 'SIGNED', 'ISSUED', 'REPLACED', 'RECALLED')),
    drafter        uuid not null,
    drafter_name   text not null,
    drafting_unit  bigint,
    started_at     timestamptz not null,
    replaces       uuid,            -- the issued report in whose place it stands
    cutoff         text,            -- positions of the books at which the figures stand
    frozen_at      timestamptz,
    frozen_by      text,
    figures_hash   text check (figures_hash ~ '^[0-9a-f]{64}$'),
    approved_by    text,
    signed_by      text,
    signed_at      timestamptz,
    number         int check (number > 0),
    symbol         text,
    issued_on      date,
    paper_hash     text check (paper_hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the PDF as signed, then as issued
    primary key (book, id),
    check ((state = 'DRAFT') = (cutoff is null)),
    check (number is null or issued_on is not null)
);
comment on table report is 'distributed: a form for a window, from draft to issued paper';
-- One live report for each form and window.
create unique index report_live on report (book, form, window_from, window_to) where state not in ('REPLACED', 'RECALLED');

create table report_figure (
    book                int not null,
    report              uuid not null,
    code                text not null,
    status              text not null check (status in ('ACTUAL', 'OFFICIAL', 'ESTIMATED')),
    ordinal             int not null,
    value               numeric not null,
    count_only          boolean not null,
    previous            numeric,
    previous_count_only boolean not null,
    primary key (book, report, code, status),
    foreign key (book, report) references report
);
comment on table report_figure is 'distributed: the figures of a report as frozen, and estimates while its window is open';

create table report_paragraph (
    book    int not null,
    report  uuid not null,
    id      uuid not null,
    section text not null,
    ordinal int not null,
    text    text not null,
    version int not null default 1,
    edited_by text,
    primary key (book, report, id),
    foreign key (book, report) references report
);
comment on table report_paragraph is 'distributed: the words of a report, with figures as tokens';

create table report_confirmation (
    book      int not null,
    report    uuid not null,
    indicator text not null,
    force     text not null,
    state     text not null check (state in ('OPEN', 'CONFIRMED', 'CONTESTED')),
    note      text,
    by_name   text,
    at        timestamptz,
    value     numeric,              -- the figure as it stood when it was confirmed or contested
    primary key (book, report, indicator, force),
    foreign key (book, report) references report,
    check (state <> 'CONTESTED' or note is not null)
);
comment on table report_confirmation is 'distributed: what each force says of the lines it answers for';

create table report_unsettled (
    book      int not null,
    report    uuid not null,
    ordinal   smallint not null,
    what_vi   text not null,
    what_en   text not null,
    contested boolean not null,
    number    bigint not null,
    days_from date,
    days_to   date,
    primary key (book, report, ordinal),
    foreign key (book, report) references report
);
comment on table report_unsettled is 'distributed: how many records of its window were not settled when the figures of a report were frozen';

do $$
declare t text;
begin
    foreach t in array array['report', 'report_figure', 'report_paragraph', 'report_confirmation', 'report_unsettled'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy app_sees on %I to ${app} using (book = any ((select acting_books())::int[]))'
            ' with check (book = any ((select acting_books())::int[]))', t);
        execute format('create policy system_sees on %I to ${system} using (true) with check (true)', t);
    end loop;
end $$;
grant select, insert, update on report, report_confirmation to ${app}, ${system};
grant select, insert, update, delete on report_figure, report_paragraph, report_unsettled to ${app}, ${system};
