-- Some groups of recipients, of those in sight.
select id, unit, name, version, units, group_forces, group_areas
from exchange_group
where book = :book
  and id = any (:ids::uuid[])
