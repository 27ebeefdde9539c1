-- Some activities as they are now; their words for search stay where they are.
select id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force, title, note, exercise, reason,
       recorded_by, recorded_unit, recorded_account, recorded_at, changed_at
from activity
where book = :book
  and id = any (:ids::uuid[])
