-- Writes the partners of a batch of case files.
insert into case_partner (book, case_file, unit, force, ordinal, of_case, confirmation, reason)
select :book, case_file, unit, force, ordinal, of_case, confirmation, reason
from unnest(
    :caseFile::uuid[], :unit::bigint[], :force::smallint[], :ordinal::smallint[], :ofCase::boolean[], :confirmation::text[],
    :reason::text[])
    as row (case_file, unit, force, ordinal, of_case, confirmation, reason)
