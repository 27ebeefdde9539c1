-- The groups of recipients in sight, in the order of their names.
select id, unit, name, version, units, group_forces, group_areas
from exchange_group
where book = :book
order by lower(name), id
limit :most
