-- So many copies of each case, each a week earlier than the one before, under ids that follow from the original's.
insert into case_file
select (jsonb_populate_record(one, jsonb_build_object(
            'id', md5(one.id::text || copy.number)::uuid,
            'opened_on', one.opened_on - 7 * copy.number,
            'written_at', one.written_at - 7 * copy.number * interval '1 day'))).*
from case_file one
cross join generate_series(?::int, ?::int) as copy (number)
where one.book = 1
