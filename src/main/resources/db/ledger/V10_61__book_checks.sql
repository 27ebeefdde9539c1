-- Checks of a whole book that were asked for on its page: they take minutes, run beside the requests, and the last one of each book is kept.
create table book_check (
    book       int primary key,
    asked_at   timestamptz not null,
    told_at    timestamptz not null, -- its last sign of life
    entries    bigint not null,      -- read so far
    up_to      bigint not null,      -- where the book stood when it was asked for
    ended_at   timestamptz,
    dropped    bigint not null default 0,
    fault      text,                 -- the first thing that did not hold
    position   bigint,
    arguments  text[],
    check ((fault is null) = (position is null) and (fault is null) = (arguments is null))
);
comment on table book_check is 'distributed: the last check of a book that was asked for, how far it has come and what it found';
alter table book_check enable row level security;
create policy app_sees on book_check to ${app} using (book = any ((select acting_books())::int[]));
create policy system_sees on book_check to ${system} using (true) with check (true);
grant select on book_check to ${app};
grant select, insert, update on book_check to ${system};
