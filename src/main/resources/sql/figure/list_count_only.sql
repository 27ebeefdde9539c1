-- The bare counts that count_only.sql adds up, each as the record it is, with its source and the day it was written into the book.
-- Kept apart: every figure asks for the sum, only who shows one asks for this.
select distinct on (count_only.indicator, count_only.book)
       count_only.book, count_only.id, count_only.indicator, count_only.quantity, count_only.source_vi, count_only.source_en,
       (entry.recorded_at at time zone book.time_zone)::date as declared_on
from count_only
join unnest(:books::int[], :positions::bigint[]) as head (book, position)
    on head.book = count_only.book and count_only.position <= head.position
join entry on entry.book = count_only.book and entry.position = count_only.position
join book on book.id = count_only.book
where count_only.window_from = :from
  and count_only.window_to = :to
  and count_only.indicator = any (:indicators::text[])
order by count_only.indicator, count_only.book, count_only.position desc
