-- The last totals known of each stretch of days by area, of the facets one indicator is made of: those that tell apart neither forces nor levels. Part of the questions for figures.
select piece.first_day, part.area, latest.facet, part.quantity
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
        select area_total.facet, area_total.areas, area_total.quantities
        from area_total
        where area_total.book = folded.book
          and area_total.family = folded.family
          and area_total.granule = piece.granule
          and area_total.first_day = piece.first_day
          and area_total.facet = wanted.id
          and area_total.position <= folded.position
        order by area_total.position desc
        limit 1) as latest
    cross join lateral unnest(latest.areas, latest.quantities) as part (area, quantity)
