-- Items of a book that say something still and have ended so long ago that the longest of their topics keeps them no more, longest ago first.
select i.id
from exchange_item i
where i.book = :book
  and i.dropped_at is null
  and i.ended_on <= :latest
  and i.ended_on + make_interval(months => (
          select max(coalesce(kept.months, :usual))
          from unnest(i.topics) as own (topic)
          left join unnest(:topics::text[], :months::int[]) as kept (topic, months) using (topic))) <= :today
  and not i.id = any (:failed::uuid[])
order by i.ended_on, i.id
limit 500
