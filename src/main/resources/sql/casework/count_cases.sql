-- How many cases in sight answer a list's filters, counted no further than a reader cares.
select count(*)
from find_cases(
    :book, :words::text[], :kind, :category, :stage, :without, :state, :confirmation, :waiting, :forces::int, :areas::bigint[],
    :units::bigint[], :from::date, :to::date, :duringFrom::date, :duringTo::date, :exercise::boolean, :order, :afterDay::date,
    :afterChange::timestamptz, :afterId::uuid, :limit)
