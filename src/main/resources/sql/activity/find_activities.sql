-- A page of the activities in sight that answer a list's filters; the function looks past row security to use the index of words and narrows
-- what it finds itself.
select occurred_on as day, changed_at, id as record
from find_activities(
    :book, :words::text[], :kind, :state, :confirmation, :waiting, :force::int, :areas::bigint[], :units::bigint[],
    :from::date, :to::date, :exercise::boolean, :recorder, :order, :afterDay::date, :afterChange::timestamptz,
    :afterId::uuid, :limit)
