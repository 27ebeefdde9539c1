-- Writes the partners of a batch of case files.
insert into case_partner (book, case_file, unit, force, ordinal, confirmation, reason)
select :book, case_file, unit, force, ordinal, confirmation, reason
from unnest(
    :caseFile::uuid[], :unit::bigint[], :force::smallint[], :ordinal::smallint[], :confirmation::text[],
    :reason::text[])
    as row (case_file, unit, force, ordinal, confirmation, reason)
