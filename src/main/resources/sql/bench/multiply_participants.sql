-- The partners of the copies.
insert into activity_participant
select (jsonb_populate_record(one, jsonb_build_object('activity', md5(one.activity::text || copy.number)::uuid))).*
from activity_participant one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
