-- So many copies of each activity, each a week earlier than the one before, under ids that follow from the original's: a book of years.
insert into activity
select (jsonb_populate_record(one, jsonb_build_object(
            'id', md5(one.id::text || copy.number)::uuid,
            'occurred_on', one.occurred_on - 7 * copy.number,
            'starts_at', one.starts_at - 7 * copy.number * interval '1 day',
            'ends_at', one.ends_at - 7 * copy.number * interval '1 day',
            'changed_at', one.changed_at - 7 * copy.number * interval '1 day'))).*
from activity one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
