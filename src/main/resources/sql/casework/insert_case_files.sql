-- Writes a batch of new case files; one statement, whatever the size of the batch. Answers with those that are new indeed: an id may be
-- taken by a case that is not in sight, or was taken a moment ago.
insert into case_file (book, id, version, state, kind, category, area, opened_on, opened_by, opened_by_force, title, note, exercise,
                       written_at, written_by, written_unit, written_account, reason, last_on, changed_at, lead_unit, offered_to, forces, stages, confirmation, search)
select :book, id, version, state, kind, category, area, opened_on::date, opened_by, opened_by_force, title, note, exercise,
       written_at::timestamptz, written_by, written_unit, written_account, reason, last_on::date, changed_at::timestamptz,
       lead_unit, offered_to, forces, stages::text[], confirmation, search
from unnest(
    :id::uuid[], :version::int[], :state::text[], :kind::text[], :category::text[], :area::bigint[], :openedOn::text[],
    :openedBy::bigint[], :openedByForce::smallint[], :title::text[], :note::text[], :exercise::boolean[], :writtenAt::text[],
    :writtenBy::text[], :writtenUnit::bigint[], :writtenAccount::uuid[], :reason::text[], :lastOn::text[], :changedAt::text[],
    :leadUnit::bigint[], :offeredTo::bigint[], :forces::int[], :stages::text[], :confirmation::text[],
    :search::text[])
    as row (id, version, state, kind, category, area, opened_on, opened_by, opened_by_force, title, note, exercise, written_at,
            written_by, written_unit, written_account, reason, last_on, changed_at, lead_unit, offered_to, forces, stages, confirmation, search)
on conflict (book, id) do nothing
returning id
