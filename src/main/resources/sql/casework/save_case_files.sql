-- Writes a batch of case files as they are now; one statement, whatever the size of the batch. Whoever changes one holds its row.
insert into case_file (book, id, version, state, kind, category, area, opened_on, lead_unit, lead_force,
                       title, note, exercise, reason)
select :book, id, version, state, kind, category, area, opened_on::date, lead_unit, lead_force, title, note, exercise,
       reason
from unnest(
    :id::uuid[], :version::int[], :state::text[], :kind::text[], :category::text[], :area::bigint[],
    :openedOn::text[], :leadUnit::bigint[], :leadForce::smallint[], :title::text[], :note::text[],
    :exercise::boolean[], :reason::text[])
    as row (id, version, state, kind, category, area,
            opened_on, lead_unit, lead_force, title, note,
            exercise, reason)
on conflict (book, id) do update
set version = excluded.version, state = excluded.state, kind = excluded.kind, category = excluded.category,
    area = excluded.area, opened_on = excluded.opened_on, lead_unit = excluded.lead_unit,
    lead_force = excluded.lead_force, title = excluded.title, note = excluded.note, exercise = excluded.exercise,
    reason = excluded.reason
