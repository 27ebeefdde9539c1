-- Asks for a check of a book; what the last one found goes.
insert into book_check (book, asked_at, told_at, entries, up_to)
select book, :now, :now, 0, position
from book_head
where book = :book
on conflict (book) do update
set asked_at = excluded.asked_at, told_at = excluded.told_at, entries = 0, up_to = excluded.up_to,
    ended_at = null, dropped = 0, fault = null, position = null, arguments = null
