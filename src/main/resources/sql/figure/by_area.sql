-- One indicator by area of one level, in the tree of the day. What was booked above that level, or beside it (sea zones, border
-- sections), is the rest row (no area), so that the rows always add up to the total.
with {cells}, path as materialized (
    select path.area, path.ancestor, path.valid
    from area_paths(:common) path
    where path.ancestor in (
        select area_state.area from area_state
        where area_state.level = :level and area_state.known @> :common::bigint)
)
select path.ancestor as area, sum(cell.quantity) as quantity
from cell
left join path on path.area = cell.area and path.valid @> cell.occurred_on
where true
      {indicator}
      {within}
group by 1
having sum(cell.quantity) <> 0
order by quantity desc, area
