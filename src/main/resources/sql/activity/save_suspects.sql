-- Writes pairs that look like one thing; one that was found from both sides is one.
insert into activity_twin (book, one, other, day, score, reasons)
select distinct on (one, other) :book, one, other, day::date, score, string_to_array(reasons, ' ')
from unnest(:one::uuid[], :other::uuid[], :day::text[], :score::smallint[], :reasons::text[]) as row (one, other, day, score, reasons)
order by one, other, score desc
on conflict (book, one, other) do update set day = excluded.day, score = excluded.score, reasons = excluded.reasons
