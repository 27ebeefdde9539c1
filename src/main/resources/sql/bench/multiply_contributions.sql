-- What the units put into the copies.
insert into activity_contribution
select (jsonb_populate_record(one, jsonb_build_object('activity', md5(one.activity::text || copy.number)::uuid))).*
from activity_contribution one
join activity on activity.book = one.book and activity.id = one.activity
cross join generate_series(?::int, ?::int) as copy (number)
where activity.book = 1 and activity.occurred_on >= date '2021-12-01' and activity.state = 'SUBMITTED'
