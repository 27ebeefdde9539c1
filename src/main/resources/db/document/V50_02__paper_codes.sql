-- The random codes printed on signed papers, under which anybody can ask whether a paper is the one that was signed.

create table paper_code (
    book   int not null,
    record uuid not null,
    code   text not null check (length(code) = 20),
    primary key (book, record),
    unique (book, code)
);
comment on table paper_code is 'distributed: codes under which papers are verified; append-only';

alter table paper_code enable row level security;
alter table paper_code force row level security;
create policy app_sees on paper_code to ${app}
    using (book = any ((select acting_books())::int[])) with check (book = any ((select acting_books())::int[]));
create policy system_sees on paper_code to ${system} using (true) with check (true);
grant select, insert on paper_code to ${app}, ${system};
