-- Some case files as they are now; what follows from them for lists and search stays where it is.
select id, version, state, kind, category, area, opened_on, opened_by, opened_by_force, title, note, exercise, written_at,
       written_by, written_unit, written_account, reason
from case_file
where book = :book
  and id = any (:ids::uuid[])
