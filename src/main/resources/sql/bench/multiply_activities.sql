-- So many copies of each submitted activity, each a week earlier than the one before, under ids that follow from the original's: a book of years.
insert into activity
select (jsonb_populate_record(activity, jsonb_build_object(
            'id', md5(activity.id::text || copy.number)::uuid,
            'occurred_on', activity.occurred_on - 7 * copy.number,
            'starts_at', activity.starts_at - 7 * copy.number * interval '1 day',
            'ends_at', activity.ends_at - 7 * copy.number * interval '1 day',
            'changed_at', activity.changed_at - 7 * copy.number * interval '1 day'))).*
from activity
cross join generate_series(?::int, ?::int) as copy (number)
where activity.book = 1 and activity.occurred_on >= date '2021-12-01' and activity.state = 'SUBMITTED'
