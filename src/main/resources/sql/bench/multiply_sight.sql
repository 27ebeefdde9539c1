-- In whose sight the copies of activities and cases are.
insert into record_unit (book, unit, record_type, day, record)
select one.book, one.unit, one.record_type, one.day - 7 * copy.number, md5(one.record::text || copy.number)::uuid
from record_unit one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
