-- Writes a batch of new activities with what belongs to them; one statement, whatever the size of the batch. An id that is taken, also by a record out of sight, is left as it is.
with {children}
insert into activity (book, id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force,
                      title, note, exercise, reason, confirmation, forces, recorded_by, recorded_account, recorded_unit,
                      recorded_at, changed_at, search)
select :book, id, version, state, kind, starts_at::timestamptz, ends_at::timestamptz, occurred_on::date, area, lead_unit,
       lead_force, title, note, exercise, reason, confirmation, forces, recorded_by, recorded_account, recorded_unit,
       recorded_at::timestamptz, changed_at::timestamptz, search
from unnest(
    :id::uuid[], :version::int[], :state::text[], :kind::text[], :startsAt::text[], :endsAt::text[],
    :occurredOn::text[], :area::bigint[], :leadUnit::bigint[], :leadForce::smallint[], :title::text[], :note::text[],
    :exercise::boolean[], :reason::text[], :confirmation::text[], :forces::int[], :recordedBy::text[],
    :recordedAccount::uuid[], :recordedUnit::bigint[], :recordedAt::text[], :changedAt::text[], :search::text[])
    as row (id, version, state, kind, starts_at, ends_at,
            occurred_on, area, lead_unit, lead_force, title, note,
            exercise, reason, confirmation, forces, recorded_by,
            recorded_account, recorded_unit, recorded_at, changed_at, search)
on conflict (book, id) do nothing
