-- Writes the hand-overs of a batch of case files.
insert into case_hand_over (book, case_file, ordinal, from_unit, from_force, to_unit, to_force, handed_on)
select :book, case_file, ordinal, from_unit, from_force, to_unit, to_force, handed_on::date
from unnest(
    :caseFile::uuid[], :ordinal::smallint[], :fromUnit::bigint[], :fromForce::smallint[], :toUnit::bigint[],
    :toForce::smallint[], :handedOn::text[])
    as row (case_file, ordinal, from_unit, from_force, to_unit, to_force, handed_on)
