-- Writes pairs that look like one thing; one that was found from both sides is one.
insert into activity_twin (book, one, other, day, last_day, score, reasons)
select distinct on (one, other) :book, one, other, day::date, last_day::date, score, string_to_array(reasons, ' ')
from unnest(:one::uuid[], :other::uuid[], :day::text[], :lastDay::text[], :score::smallint[], :reasons::text[])
    as row (one, other, day, last_day, score, reasons)
order by one, other, score desc
on conflict (book, one, other) do update set day = excluded.day, last_day = excluded.last_day, score = excluded.score, reasons = excluded.reasons
