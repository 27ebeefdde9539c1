-- The hand-overs of the copies of cases.
insert into case_hand_over
select (jsonb_populate_record(one, jsonb_build_object('case_file', md5(one.case_file::text || copy.number)::uuid))).*
from case_hand_over one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
