-- In whose sight the copies are.
insert into record_unit (book, unit, record_type, day, record)
select one.book, one.unit, one.record_type, one.day - 7 * copy.number, md5(one.record::text || copy.number)::uuid
from record_unit one
join activity on activity.book = one.book and activity.id = one.record
cross join generate_series(?::int, ?::int) as copy (number)
where activity.book = 1 and activity.occurred_on >= date '2021-12-01' and activity.state = 'SUBMITTED'
