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
           case when :byLevel then area_level(tally.area) end as level,
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
), changed as (
    select wanted.code, late.book, late.record, sum(late.quantity) as change
    from wanted
    join late on late.measure = wanted.measure
        and late.role = wanted.role::"char"
        and (wanted.kinds is null or late.kind = any (wanted.kinds))
        and (wanted.categories is null or late.category = any (wanted.categories))
        and (wanted.stage is null or late.stage = wanted.stage)
        and (not wanted.joint or late.joint)
        and (wanted.forces is null or late.credited_force = any (wanted.forces))
        and (wanted.levels is null or late.level = any (wanted.levels))
    group by wanted.code, late.book, late.record
    having sum(late.quantity) <> 0
)
select code, count(*) as records, sum(change) as change
from changed
group by code
