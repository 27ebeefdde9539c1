-- A page of the items of a box that answer a list's filters; the function looks past row security to use the index of words and narrows what it finds
-- itself. What they are sorted by stands in the place of their change.
select (at at time zone 'Asia/Ho_Chi_Minh')::date as day, at as changed_at, id as record
from find_exchange_items(
    :book, :box, :words::text[], :kind, :state, :topic, :urgency, :waiting, :desk::bigint[], :today::date, :forces::int, :areas::bigint[],
    :units::bigint[], :fromForce::int, :fromUnit::bigint, :toForce::int, :toUnit::bigint, :from::date, :to::date, :exercise::boolean,
    :untouchedSince::timestamptz, :order, :afterAt::timestamptz, :afterId::uuid, :afterDay::date, :limit)
