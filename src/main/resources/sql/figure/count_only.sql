-- Bare counts declared for exactly this window, as known at the cutoff; the last declaration holds.
select distinct on (count_only.book, count_only.indicator) count_only.indicator, count_only.quantity
from count_only
join unnest(:books::int[], :positions::bigint[]) as head (book, position)
    on head.book = count_only.book and count_only.position <= head.position
where count_only.window_from = :from
  and count_only.window_to = :to
  and count_only.indicator = any (:indicators::text[])
order by count_only.book, count_only.indicator, count_only.position desc
