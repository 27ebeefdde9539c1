-- Writes the hand-overs of a batch of case files.
insert into case_hand_over (book, case_file, ordinal, from_unit, from_force, to_unit, to_force, offered_on, answer, answered_on, reason)
select :book, case_file, ordinal, from_unit, from_force, to_unit, to_force, offered_on::date, answer, answered_on::date, reason
from unnest(
    :caseFile::uuid[], :ordinal::smallint[], :fromUnit::bigint[], :fromForce::smallint[], :toUnit::bigint[],
    :toForce::smallint[], :offeredOn::text[], :answer::text[], :answeredOn::text[], :reason::text[])
    as row (case_file, ordinal, from_unit, from_force, to_unit, to_force, offered_on, answer, answered_on, reason)
