-- The groups that the form of an item shows, in the order of their names: those of its sender, and those chosen.
select id, unit, name, version, units, group_forces, group_areas
from exchange_group
where book = :book
  and (unit = :unit or id = any (:ids::uuid[]))
order by lower(name), id
limit 200
