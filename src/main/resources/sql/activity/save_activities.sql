-- Writes a batch of activities as they are now; one statement, whatever the size of the batch. Whoever changes one holds its row.
insert into activity (book, id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force,
                      title, note, exercise, reason)
select :book, id, version, state, kind, starts_at::timestamptz, ends_at::timestamptz, occurred_on::date, area, lead_unit,
       lead_force, title, note, exercise, reason
from unnest(
    :id::uuid[], :version::int[], :state::text[], :kind::text[], :startsAt::text[], :endsAt::text[],
    :occurredOn::text[], :area::bigint[], :leadUnit::bigint[], :leadForce::smallint[], :title::text[], :note::text[],
    :exercise::boolean[], :reason::text[])
    as row (id, version, state, kind, starts_at, ends_at,
            occurred_on, area, lead_unit, lead_force, title, note,
            exercise, reason)
on conflict (book, id) do update
set version = excluded.version, state = excluded.state, kind = excluded.kind, starts_at = excluded.starts_at,
    ends_at = excluded.ends_at, occurred_on = excluded.occurred_on, area = excluded.area,
    lead_unit = excluded.lead_unit, lead_force = excluded.lead_force, title = excluded.title, note = excluded.note,
    exercise = excluded.exercise, reason = excluded.reason
