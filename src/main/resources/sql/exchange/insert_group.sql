-- Keeps a new group. Answers with its id unless the id or the name is taken.
insert into exchange_group (book, id, unit, name, version, units, group_forces, group_areas, changed_at, changed_by)
values (:book, :id, :unit, :name, 1, :units::bigint[], :groupForces::smallint[], :groupAreas::bigint[], :at, :by)
on conflict do nothing
returning id
