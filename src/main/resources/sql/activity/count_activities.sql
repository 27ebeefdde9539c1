-- How many activities in sight answer a list's filters, counted no further than a reader cares.
select count(*)
from find_activities(
    :book, :words::text[], :kind, :state, :confirmation, :waiting, :force::int, :areas::bigint[], :units::bigint[],
    :from::date, :to::date, :exercise::boolean, :recorder, '', null, null, null, :limit)
