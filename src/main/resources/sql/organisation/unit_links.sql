-- Rows of unit_link as known at a position, for the snapshot.
select unit as child, parent, lower(valid) as valid_from, upper(valid) as valid_to
from unit_link
where known @> cast(:position as bigint)
order by 1, lower(valid) nulls first
