-- Since when a form beside the usual one is due in a book, and until when: a book reports by the regimes it has taken up, not by all there are.
create table form_duty (
    book    int not null,
    form    text not null,
    since   date not null,
    until   date check (until > since), -- the first day on which it is due no more
    said_by text not null,
    said_at timestamptz not null,
    primary key (book, form, since)
);
comment on table form_duty is 'distributed: the days on which a book has to make the reports of a form beside the usual one';
create unique index form_duty_open on form_duty (book, form) where until is null;

alter table form_duty enable row level security;
create policy app_sees on form_duty to ${app} using (book = any ((select acting_books())::int[]))
    with check (book = any ((select acting_books())::int[]));
create policy system_sees on form_duty to ${system} using (true) with check (true);
grant select, insert, update, delete on form_duty to ${app}, ${system};
call guard_writing('form_duty', '{report.draft,report.narrate}', '{report.draft,report.narrate}', '{report.draft,report.narrate}', 'book = any ((select acting_books())::int[])');
