-- A group of recipients.
select id, unit, name, version, units, group_forces, group_areas
from exchange_group
where book = :book
  and id = :id
