-- Writes a batch of known activities as they are now. Whoever changes one holds its row. The ids are named twice: known as an array, they are looked up
-- by their key, also before the database has gathered what a table holds; joined alone, all of the book may be read and put to the second wall.
with {children}
update activity
set version = row.version, state = row.state, kind = row.kind, starts_at = row.starts_at::timestamptz,
    ends_at = row.ends_at::timestamptz, occurred_on = row.occurred_on::date, area = row.area,
    lead_unit = row.lead_unit, lead_force = row.lead_force, title = row.title, note = row.note,
    exercise = row.exercise, reason = row.reason, confirmation = row.confirmation, forces = row.forces,
    recorded_by = row.recorded_by, recorded_account = row.recorded_account, recorded_unit = row.recorded_unit, recorded_at = row.recorded_at::timestamptz,
    changed_at = row.changed_at::timestamptz, search = row.search
from unnest(
    :id::uuid[], :version::int[], :state::text[], :kind::text[], :startsAt::text[], :endsAt::text[],
    :occurredOn::text[], :area::bigint[], :leadUnit::bigint[], :leadForce::smallint[], :title::text[], :note::text[],
    :exercise::boolean[], :reason::text[], :confirmation::text[], :forces::int[], :recordedBy::text[],
    :recordedAccount::uuid[], :recordedUnit::bigint[], :recordedAt::text[], :changedAt::text[], :search::text[])
    as row (id, version, state, kind, starts_at, ends_at,
            occurred_on, area, lead_unit, lead_force, title, note,
            exercise, reason, confirmation, forces, recorded_by,
            recorded_account, recorded_unit, recorded_at, changed_at, search)
where activity.book = :book
  and activity.id = row.id
  and activity.id = any (:id::uuid[])
