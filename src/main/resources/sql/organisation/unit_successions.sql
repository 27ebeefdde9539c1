-- Who took over from whom, as known at a position.
select unit, successor, since
from unit_succession
where known @> cast(:position as bigint)
order by since, unit, successor
