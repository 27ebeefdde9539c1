-- Writes which cases a batch of case files is joined with or severed from.
insert into case_link (book, case_file, ordinal, direction, other, linked_on, stages)
select :book, case_file, ordinal, direction, other, linked_on::date, stages::text[]
from unnest(:caseFile::uuid[], :ordinal::smallint[], :direction::text[], :other::uuid[], :on::text[], :stages::text[])
    as row (case_file, ordinal, direction, other, linked_on, stages)
