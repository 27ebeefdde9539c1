-- When the last entry of a book was written down: whoever writes the next one writes no earlier time, so that the time of a book never goes
-- back and what was known at a moment is a beginning of the book.
alter table book_head add column recorded_at timestamptz;
update book_head set recorded_at = (select max(entry.recorded_at) from entry where entry.book = book_head.book);

-- The position a book had reached at a moment is found with one look.
create index entry_by_time on entry (book, recorded_at, position);
