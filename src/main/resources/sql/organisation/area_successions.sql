-- Which area went into which, as known at a position.
select area, successor, since, whole
from area_succession
where known @> cast(:position as bigint)
order by since, area, successor
