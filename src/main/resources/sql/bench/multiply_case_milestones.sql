-- The milestones of the copies of cases, in the copies' own weeks.
insert into case_milestone
select (jsonb_populate_record(one, jsonb_build_object('case_file', md5(one.case_file::text || copy.number)::uuid, 'occurred_on', one.occurred_on - 7 * copy.number))).*
from case_milestone one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
