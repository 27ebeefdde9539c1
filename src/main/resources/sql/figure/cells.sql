-- What a window holds, in sums: whole stretches of days from the running totals, and from the tallies only what no fold has reached yet and
-- the days at the window's edges. Part of the questions for figures. {running} says which totals are read: "area" is the
-- area, or the unit credited where the totals are by unit; {loose} keeps what one indicator is made of, as far as that is quickly told.
head as materialized (
    select * from unnest(:books::int[], :positions::bigint[]) as head (book, cutoff)
), piece as materialized (
    select * from unnest(:families::"char"[], :granules::"char"[], :firstDays::text[]::date[], :endDays::text[]::date[])
        as piece (family, granule, first_day, end_day)
), folded as materialized (
    select head.book, head.cutoff, family.family, coalesce(last.position, 0) as position
    from head
    cross join (select distinct piece.family from piece where piece.family <> 'D') as family
    left join lateral (
        select fold.position
        from fold
        where fold.book = head.book and fold.family = family.family and fold.position <= head.cutoff
        order by fold.position desc
        limit 1) as last on true
), running as materialized (
    {running}
), loose as materialized (
    select tally.occurred_on, tally.area, tally.measure, tally.role, tally.kind, tally.category, tally.stage, tally.forces,
           tally.credited_force, tally.credited_unit, tally.quantity
    from folded
    cross join lateral (
        select *
        from tally
        where tally.book = folded.book
          and tally.position > folded.position
          and tally.position <= folded.cutoff
          and not tally.exercise
          {loose}
        offset 0) as tally
    where exists (
        select from piece
        where piece.family = folded.family and tally.occurred_on >= piece.first_day and tally.occurred_on < piece.end_day)
    union all
    select tally.occurred_on, tally.area, tally.measure, tally.role, tally.kind, tally.category, tally.stage, tally.forces,
           tally.credited_force, tally.credited_unit, tally.quantity
    from head
    cross join piece
    cross join lateral (
        select *
        from tally
        where tally.book = head.book
          and tally.occurred_on >= piece.first_day
          and tally.occurred_on < piece.end_day
          and tally.position <= head.cutoff
          and not tally.exercise
          {loose}
        offset 0) as tally
    where piece.family = 'D'
), cell as materialized (
    select summed.first_day as occurred_on, summed.area, facet.measure, facet.role, facet.kind, facet.category, facet.stage,
           facet.joint, coalesce(facet.level, case when :byLevel then area_level(summed.area) end) as level,
           facet.credited_force, facet.forces, summed.quantity
    from (
        select {day}::date as first_day, {area}::bigint as area, running.facet, sum(running.quantity) as quantity
        from running
        group by 1, 2, 3) as summed
    join facet on facet.id = summed.facet
    union all
    select {looseDay}::date, {looseArea}::bigint, loose.measure, loose.role, loose.kind, loose.category, loose.stage,
           (loose.forces & (loose.forces - 1)) <> 0, case when :byLevel then area_level(loose.area) end,
           loose.credited_force, loose.forces, sum(loose.quantity)
    from loose
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
)
