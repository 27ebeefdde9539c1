-- One indicator by the area it was booked in, or the unit it is credited to ({place} says which), and by which of the changes of their tree had come by then, from
-- the totals that hold all places of a facet. Levels are those of areas. As three
-- arrays in one row: to hand over thousands of rows takes longer than to add them up.
with {pieces}
select coalesce(array_agg(summed.area), '{}') as areas, coalesce(array_agg(summed.era), '{}') as eras,
       coalesce(array_agg(summed.quantity::text), '{}') as quantities
from (
    select part.area, part.era, sum(part.quantity) as quantity
    from (
        select held.era, unnest(held.areas) as area, unnest(held.quantities) as quantity
        from (
            select width_bucket(piece.first_day, :changes::text[]::date[]) as era, latest.areas, latest.quantities
            from (
                select facet.id
                from facet
                where facet.level is null
                  and facet.credited_force is null
                  and facet.forces is null
                  {wanted}) as wanted
            cross join folded
            join piece on piece.family = folded.family
            cross join lateral (
                select place_total.areas, place_total.quantities
                from place_total
                where place_total.book = folded.book
                  and place_total.family = folded.family
                  and place_total.granule = piece.granule
                  and place_total.first_day = piece.first_day
                  and place_total.facet = wanted.id
                  and place_total.position <= folded.position
                order by place_total.position desc
                limit 1) as latest
            -- Kept by itself: put together with what is above, the days would be read anew for each place.
            offset 0) as held
        union all
        select width_bucket(loose.occurred_on, :changes::text[]::date[]), loose.{place}, loose.quantity
        from loose
        where true
          {indicator}) as part
    group by 1, 2
    having sum(part.quantity) <> 0) as summed
where :levels::text[] is null or area_level(summed.area) = any (:levels)
