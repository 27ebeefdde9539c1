-- A page of the cases in sight that answer a list's filters; the function looks past row security to use the index of words and narrows what
-- it finds itself.
select opened_on as day, changed_at, id as record
from find_cases(
    :book, :words::text[], :kind, :category, :stage, :without, :state, :confirmation, :waiting, :forces::int, :areas::bigint[],
    :units::bigint[], :from::date, :to::date, :duringFrom::date, :duringTo::date, :exercise::boolean, :order, :afterDay::date,
    :afterChange::timestamptz, :afterId::uuid, :limit)
