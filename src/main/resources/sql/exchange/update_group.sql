-- Writes a group as it is now, where it still has the version that was seen. Its unit stays.
update exchange_group
set name = :name, version = version + 1, units = :units::bigint[], group_forces = :groupForces::smallint[], group_areas = :groupAreas::bigint[],
    changed_at = :at, changed_by = :by
where book = :book
  and id = :id
  and version = :version
