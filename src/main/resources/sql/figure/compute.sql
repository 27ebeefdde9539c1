-- All indicators of a form in one pass over the tallies: first the sums per combination of dimensions (one GROUP BY), then, over those
-- few rows, which sums belong to which indicator. A tally is read once, however many indicators look at it.
with wanted as materialized (
    select *
    from jsonb_to_recordset(:indicators::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
), head as materialized (
    select * from unnest(:books::int[], :positions::bigint[]) as head (book, position)
), area_level as materialized (
    -- An area keeps its level for life; only asked for where an indicator looks at levels.
    select distinct area, level
    from area_state
    where :byLevel and known @> :common::bigint
), cell as materialized (
    select tally.measure, tally.role, tally.kind, tally.category, tally.stage, tally.credited_force, tally.forces,
           area_level.level,
           sum(tally.quantity) as quantity
    from head
    join tally on tally.book = head.book and tally.position <= head.position
    left join area_level on area_level.area = tally.area
    where tally.occurred_on >= :from
      and tally.occurred_on < :to
      and not tally.exercise
      {within}
    group by 1, 2, 3, 4, 5, 6, 7, 8
)
select wanted.code, sum(cell.quantity) as quantity
from wanted
join cell on cell.measure = wanted.measure
    and cell.role = wanted.role::"char"
    and (wanted.kinds is null or cell.kind = any (wanted.kinds))
    and (wanted.categories is null or cell.category = any (wanted.categories))
    and (wanted.stage is null or cell.stage = wanted.stage)
    and (not wanted.joint or bit_count(cell.forces::bit(32)) > 1)
    and (wanted.forces is null or cell.credited_force = any (wanted.forces))
    and (wanted.levels is null or cell.level = any (wanted.levels))
group by wanted.code
