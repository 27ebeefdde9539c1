-- What a window holds, in sums: whole stretches of days from the running totals, and from the tallies only what no fold has reached yet and
-- the days at the window's edges. Part of the questions for figures. {running} says which totals are read: "area" is the
-- area, or the unit credited where the totals are by unit.
{pieces}, running as materialized (
    {running}
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
