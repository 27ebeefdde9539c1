-- Rows of unit_area as known at a position, for the snapshot.
select unit, area, lower(valid) as valid_from, upper(valid) as valid_to
from unit_area
where known @> cast(:position as bigint)
order by 1, lower(valid) nulls first
