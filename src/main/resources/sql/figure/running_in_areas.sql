-- The last totals known of each stretch of days in the areas that lie in the one that is asked for. {facets} keeps what one indicator is made of where no more is
-- asked. Part of the questions for figures.
select piece.first_day, place.area, part.facet, part.quantity
    from folded
    join piece on piece.family = folded.family
    cross join (select distinct unnest(:areasOfSCOPE::bigint[]) as area) as place
    cross join lateral (
        select running_total.facets, running_total.quantities
        from running_total
        where running_total.book = folded.book
          and running_total.family = folded.family
          and running_total.granule = piece.granule
          and running_total.first_day = piece.first_day
          and running_total.area = place.area
          and running_total.position <= folded.position
        order by running_total.position desc
        limit 1) as latest
    cross join lateral unnest(latest.facets, latest.quantities) as part (facet, quantity)
    {facets}
