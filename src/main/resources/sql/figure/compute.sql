-- All indicators of a form in one pass over the tallies: first the sums per combination of dimensions (one GROUP BY), then, over those
-- few rows, which sums belong to which indicator. A tally is read once, however many indicators look at it.
with wanted as materialized (
    select *
    from jsonb_to_recordset(:indicators::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
), cell as materialized (
    -- Forces and areas only where an indicator asks for them: what is not grouped by costs nothing.
    select tally.measure, tally.role, tally.kind, tally.category, tally.stage,
           (tally.forces & (tally.forces - 1)) <> 0 as joint,
           case when :byForce then tally.credited_force end as credited_force,
           case when tally.measure = any (:measuresByLevel::text[]) then tally.area end as area,
           sum(tally.quantity) as quantity
    from tally
    where {scope}
      and tally.occurred_on >= :from
      and tally.occurred_on < :to
      and not tally.exercise
      {within}
    group by 1, 2, 3, 4, 5, 6, 7, 8
), placed as materialized (
    -- An area keeps its level for life.
    select cell.*, area_level.level
    from cell
    left join (
        select distinct on (area) area, level
        from area_state
        where known @> :common::bigint
        order by area, valid desc) as area_level on area_level.area = cell.area
)
select wanted.code, sum(placed.quantity) as quantity
from wanted
join placed on placed.measure = wanted.measure
    and placed.role = wanted.role::"char"
    and (wanted.kinds is null or placed.kind = any (wanted.kinds))
    and (wanted.categories is null or placed.category = any (wanted.categories))
    and (wanted.stage is null or placed.stage = wanted.stage)
    and (not wanted.joint or placed.joint)
    and (wanted.forces is null or placed.credited_force = any (wanted.forces))
    and (wanted.levels is null or placed.level = any (wanted.levels))
group by wanted.code
