-- One indicator by area of one level, in the tree of the day. What was booked above that level, or beside it (sea zones, border
-- sections), is the rest row (no area), so that the rows always add up to the total.
with path as materialized (
    select path.area, path.ancestor, path.valid
    from area_paths(:common) path
    where path.ancestor in (
        select area_state.area from area_state
        where area_state.level = :level and area_state.known @> :common::bigint)
), cell as materialized (
    select tally.area, tally.occurred_on, sum(tally.quantity) as quantity
    from tally
    where {filter}
    group by 1, 2
)
select path.ancestor as area, sum(cell.quantity) as quantity
from cell
left join path on path.area = cell.area and path.valid @> cell.occurred_on
group by 1
having sum(cell.quantity) <> 0
order by quantity desc, area
