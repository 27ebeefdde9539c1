-- The records that entries after a cutoff changed in some figures, a page at a time (keyset on the last such entry, newest first), one row per
-- record and figure: the amount before, the difference since, the last entry that made it, and why where its contents are in sight. An entry that
-- reverses and posts the same anew (a force joined, a case was handed over) touches a figure without making a difference: what counts is each
-- entry's sum in that figure. Only what came late is read (by the primary key of the tallies); amounts and days are looked up for the rows of the
-- page (by record).
with wanted as materialized (
    select *
    from jsonb_to_recordset(:indicators::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
), late as materialized (
    select tally.book, tally.record, tally.position, tally.measure, tally.role, tally.kind, tally.category, tally.stage,
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
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    having sum(tally.quantity) <> 0
), made as (
    select wanted.code, late.book, late.record, late.position, sum(late.quantity) as quantity
    from wanted
    join late on late.measure = wanted.measure
        and late.role = wanted.role::"char"
        and (wanted.kinds is null or late.kind = any (wanted.kinds))
        and (wanted.categories is null or late.category = any (wanted.categories))
        and (wanted.stage is null or late.stage = wanted.stage)
        and (not wanted.joint or late.joint)
        and (wanted.forces is null or late.credited_force = any (wanted.forces))
        and (wanted.levels is null or late.level = any (wanted.levels))
    group by wanted.code, late.book, late.record, late.position
    having sum(late.quantity) <> 0
), changed as (
    select code, book, record, sum(quantity) as change, max(position) as last
    from made
    group by code, book, record
    having sum(quantity) <> 0
), page as materialized (
    select *
    from changed
    where :afterPosition::bigint is null
       or (last, book, code) < (:afterPosition::bigint, :afterBook::int, :afterCode::text)
    order by last desc, book desc, code desc
    limit :limit
)
select page.code, page.book, page.record, page.change, page.last,
       coalesce((
           select sum(tally.quantity)
           from tally
           join unnest(:books::int[], :earlierPositions::bigint[]) as earlier (book, position)
               on earlier.book = tally.book and tally.position <= earlier.position
           where tally.book = page.book
             and tally.record = page.record
             and tally.occurred_on >= :from
             and tally.occurred_on < :to
             and not tally.exercise
             {within}
             and tally.measure = wanted.measure
             and tally.role = wanted.role::"char"
             and (wanted.kinds is null or tally.kind = any (wanted.kinds))
             and (wanted.categories is null or tally.category = any (wanted.categories))
             and (wanted.stage is null or tally.stage = wanted.stage)
             and (not wanted.joint or (tally.forces & (tally.forces - 1)) <> 0)
             and (wanted.forces is null or tally.credited_force = any (wanted.forces))
             and (wanted.levels is null or area_level(tally.area) = any (wanted.levels))), 0) as before,
       day.occurred_on, entry.record_type, entry.event, entry.recorded_at, entry.actor, entry.acting_unit,
       payload.body::jsonb ->> 'reason' as reason
from page
join wanted on wanted.code = page.code
join entry on entry.book = page.book and entry.position = page.last
left join payload on payload.book = page.book and payload.position = page.last
-- The day that is counted now comes before the day that no longer is.
cross join lateral (
    select tally.occurred_on
    from tally
    where tally.book = page.book
      and tally.position = page.last
      and tally.record = page.record
      and tally.measure = wanted.measure
      and tally.occurred_on >= :from
      and tally.occurred_on < :to
    order by tally.reversal, tally.occurred_on desc
    limit 1) as day
order by page.last desc, page.book desc, page.code desc
