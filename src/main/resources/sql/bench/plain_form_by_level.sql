-- The same as plain_form in another way, since which is faster depends on how many areas there are: the level is looked up for each tally, so that few
-- groups are left, and only measures that are asked for are read.
with wanted as materialized (
    select *
    from jsonb_to_recordset(?::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
), cell as materialized (
    select measure, role, kind, category, stage, (forces & (forces - 1)) <> 0 as joint, credited_force, level.level, sum(quantity) as quantity
    from tally
    left join (select distinct on (area) area, level from area_state) as level using (area)
    where {books}
          occurred_on >= ?::date
      and occurred_on < ?::date
      and not exercise
      and measure = any (array(select distinct wanted.measure from wanted))
    group by 1, 2, 3, 4, 5, 6, 7, 8
)
select wanted.code, sum(cell.quantity) as quantity
from wanted
join cell on cell.measure = wanted.measure
    and cell.role = wanted.role::"char"
    and (wanted.kinds is null or cell.kind = any (wanted.kinds))
    and (wanted.categories is null or cell.category = any (wanted.categories))
    and (wanted.stage is null or cell.stage = wanted.stage)
    and (not wanted.joint or cell.joint)
    and (wanted.forces is null or cell.credited_force = any (wanted.forces))
    and (wanted.levels is null or cell.level = any (wanted.levels))
group by wanted.code
