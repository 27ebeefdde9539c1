-- Rows of area_link as known at a position, for the snapshot.
select area as child, parent, lower(valid) as valid_from, upper(valid) as valid_to
from area_link
where known @> cast(:position as bigint)
order by 1, lower(valid) nulls first
