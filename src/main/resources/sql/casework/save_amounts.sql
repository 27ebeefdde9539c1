-- Writes what the milestones of a batch of case files add.
insert into case_amount (book, case_file, milestone, measure, ordinal, quantity)
select :book, case_file, milestone, measure, ordinal, quantity::numeric
from unnest(:caseFile::uuid[], :milestone::uuid[], :measure::text[], :ordinal::smallint[], :quantity::text[])
    as row (case_file, milestone, measure, ordinal, quantity)
