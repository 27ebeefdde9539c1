-- Writes the milestones of a batch of case files.
insert into case_milestone (book, case_file, id, ordinal, stage, occurred_on, lead_unit, lead_force, partners, written_at)
select :book, case_file, id, ordinal, stage, occurred_on::date, lead_unit, lead_force, partners::bigint[], written_at::timestamptz
from unnest(
    :caseFile::uuid[], :id::uuid[], :ordinal::smallint[], :stage::text[], :occurredOn::text[], :leadUnit::bigint[],
    :leadForce::smallint[], :partners::text[], :writtenAt::text[])
    as row (case_file, id, ordinal, stage, occurred_on, lead_unit, lead_force, partners, written_at)
