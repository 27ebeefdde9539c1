-- Writes a batch of known case files as they are now and takes away what belonged to them, which is written anew. Whoever changes one holds its row.
with partners as (
    delete from case_partner where book = :book and case_file = any (:id::uuid[])
), amounts as (
    delete from case_amount where book = :book and case_file = any (:id::uuid[])
), milestones as (
    delete from case_milestone where book = :book and case_file = any (:id::uuid[])
), hand_overs as (
    delete from case_hand_over where book = :book and case_file = any (:id::uuid[])
), links as (
    delete from case_link where book = :book and case_file = any (:id::uuid[])
)
update case_file
set version = row.version, state = row.state, kind = row.kind, category = row.category, area = row.area,
    opened_on = row.opened_on::date, opened_by = row.opened_by, opened_by_force = row.opened_by_force, title = row.title,
    note = row.note, exercise = row.exercise, written_at = row.written_at::timestamptz, reason = row.reason,
    last_on = row.last_on::date, changed_at = row.changed_at::timestamptz,
    lead_unit = row.lead_unit, offered_to = row.offered_to, forces = row.forces, stages = row.stages::text[],
    confirmation = row.confirmation, search = row.search
from unnest(
    :id::uuid[], :version::int[], :state::text[], :kind::text[], :category::text[], :area::bigint[], :openedOn::text[],
    :openedBy::bigint[], :openedByForce::smallint[], :title::text[], :note::text[], :exercise::boolean[], :writtenAt::text[],
    :reason::text[], :lastOn::text[], :changedAt::text[], :leadUnit::bigint[], :offeredTo::bigint[], :forces::int[], :stages::text[], :confirmation::text[],
    :search::text[])
    as row (id, version, state, kind, category, area, opened_on, opened_by, opened_by_force, title, note, exercise, written_at,
            reason, last_on, changed_at, lead_unit, offered_to, forces, stages, confirmation, search)
where case_file.book = :book
  and case_file.id = row.id
  and case_file.id = any (:id::uuid[])
