-- What the milestones of the copies of cases add.
insert into case_amount
select (jsonb_populate_record(one, jsonb_build_object('case_file', md5(one.case_file::text || copy.number)::uuid))).*
from case_amount one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
