-- How many items of a box answer a list's filters, counted no further than a reader cares.
select count(*)
from find_exchange_items(
    :book, :box, :words::text[], :kind, :state, :topic, :urgency, :waiting, :desk::bigint[], :today::date, :forces::int, :areas::bigint[],
    :units::bigint[], :fromForce::int, :fromUnit::bigint, :toForce::int, :toUnit::bigint, :from::date, :to::date, :exercise::boolean,
    :untouchedSince::timestamptz, :order, :afterAt::timestamptz, :afterId::uuid, :afterDay::date, :limit)
