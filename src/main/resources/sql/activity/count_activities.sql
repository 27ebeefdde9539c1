-- How many activities in sight answer a list's filters, counted no further than a reader cares; in the order
-- of the list, since for frequent words the index of words alone would bring up all that have them.
select count(*)
from find_activities(
    :book, :words::text[], :kind, :state, :confirmation, :waiting, :force::int, :areas::bigint[], :units::bigint[],
    :from::date, :to::date, :exercise::boolean, :recorder, 'NEWEST', null, null, null, :limit)
