-- Bare counts declared for exactly this window behind a cutoff, each with the one whose place it took, who declared it and when; the newest first.
with known as (
    select count_only.book, count_only.id, count_only.position, count_only.indicator, count_only.quantity,
           count_only.source_vi, count_only.source_en,
           lag(count_only.quantity) over (
               partition by count_only.book, count_only.indicator order by count_only.position) as before
    from count_only
    join unnest(:books::int[], :positions::bigint[]) as head (book, position)
        on head.book = count_only.book and count_only.position <= head.position
    where count_only.window_from = :from
      and count_only.window_to = :to
      and count_only.indicator = any (:indicators::text[])
)
select known.*, entry.event, entry.recorded_at, entry.actor, entry.acting_unit
from known
join unnest(:books::int[], :earlierPositions::bigint[]) as earlier (book, position)
    on earlier.book = known.book and known.position > earlier.position
join entry on entry.book = known.book and entry.position = known.position
order by entry.recorded_at desc, known.book, known.position desc, known.indicator
