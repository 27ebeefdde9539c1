-- Writes pairs that look like one thing, one in a book that follows and one in the book it follows; found from both sides it is one.
insert into activity_twin_across (book, one, other_book, other, day, last_day, score, reasons)
select distinct on (one, other) :book, one, :other, other, day::date, last_day::date, score, string_to_array(reasons, ' ')
from unnest(:ones::uuid[], :others::uuid[], :days::text[], :lastDays::text[], :scores::smallint[], :reasons::text[])
    as row (one, other, day, last_day, score, reasons)
order by one, other, score desc
on conflict (book, one, other_book, other)
    do update set day = excluded.day, last_day = excluded.last_day, score = excluded.score, reasons = excluded.reasons
