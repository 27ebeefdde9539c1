-- Which copy of a case was joined into which, or severed from which.
insert into case_link
select (jsonb_populate_record(one, jsonb_build_object(
            'case_file', md5(one.case_file::text || copy.number)::uuid, 'other', md5(one.other::text || copy.number)::uuid))).*
from case_link one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
