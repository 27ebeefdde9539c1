-- What entries after a cutoff changed in the indicators of a form, all of them in one pass: how many records made a difference, and which.
-- Only what came late is read (by the primary key), however much there is besides.
with wanted as materialized (
    select *
    from jsonb_to_recordset(:indicators::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
), late as materialized (
    select tally.book, tally.record, tally.measure, tally.role, tally.kind, tally.category, tally.stage,
           (tally.forces & (tally.forces - 1)) <> 0 as joint,
           tally.credited_force,
           case when tally.measure = any (:measuresByLevel::text[]) then tally.area end as area,
           sum(tally.quantity) as quantity
    from tally
    join unnest(:books::int[], :earlierPositions::bigint[]) as earlier (book, position)
        on earlier.book = tally.book and tally.position > earlier.position
    where {scope}
      and tally.occurred_on >= :from
      and tally.occurred_on < :to
      and not tally.exercise
      {within}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    having sum(tally.quantity) <> 0
), placed as materialized (
    -- An area keeps its level for life.
    select late.*, area_level.level
    from late
    left join (
        select distinct on (area) area, level
        from area_state
        where known @> :common::bigint
        order by area, valid desc) as area_level on area_level.area = late.area
), changed as (
    select wanted.code, placed.book, placed.record, sum(placed.quantity) as change
    from wanted
    join placed on placed.measure = wanted.measure
        and placed.role = wanted.role::"char"
        and (wanted.kinds is null or placed.kind = any (wanted.kinds))
        and (wanted.categories is null or placed.category = any (wanted.categories))
        and (wanted.stage is null or placed.stage = wanted.stage)
        and (not wanted.joint or placed.joint)
        and (wanted.forces is null or placed.credited_force = any (wanted.forces))
        and (wanted.levels is null or placed.level = any (wanted.levels))
    group by wanted.code, placed.book, placed.record
    having sum(placed.quantity) <> 0
)
select code, count(*) as records, sum(change) as change
from changed
group by code
