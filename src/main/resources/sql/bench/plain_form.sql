-- The best single statement over the tallies for all figures of a form: one grouping pass that helpers share, then the few sums are told
-- apart by indicator. Every book is asked, so that no condition on the book is needed.
with wanted as materialized (
    select *
    from jsonb_to_recordset(?::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
), level as materialized (
    select distinct on (area) area, level from area_state
), cell as materialized (
    select summed.*, level.level
    from (
        select measure, role, kind, category, stage, (forces & (forces - 1)) <> 0 as joint, credited_force, area, sum(quantity) as quantity
        from tally
        where {books}
              occurred_on >= ?::date
          and occurred_on < ?::date
          and not exercise
        group by 1, 2, 3, 4, 5, 6, 7, 8) as summed
    left join level on level.area = summed.area
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
