-- The last totals known of each stretch of days in every area or unit that has any, from one to the one before it: of each the last row alone is read, of
-- which there are as many others as there were folds. {facets} keeps what one indicator is made of where no more is asked. Part of the questions for figures.
select piece.first_day, latest.area, part.facet, part.quantity
    from folded
    join piece on piece.family = folded.family
    cross join lateral (
        with recursive latest as (
            (
                select running_total.area, running_total.facets, running_total.quantities
                from running_total
                where running_total.book = folded.book
                  and running_total.family = folded.family
                  and running_total.granule = piece.granule
                  and running_total.first_day = piece.first_day
                  and running_total.position <= folded.position
                order by running_total.area desc, running_total.position desc
                limit 1)
            union all
            select before.area, before.facets, before.quantities
            from latest
            cross join lateral (
                select running_total.area, running_total.facets, running_total.quantities
                from running_total
                where running_total.book = folded.book
                  and running_total.family = folded.family
                  and running_total.granule = piece.granule
                  and running_total.first_day = piece.first_day
                  and running_total.area < latest.area
                  and running_total.position <= folded.position
                order by running_total.area desc, running_total.position desc
                limit 1) as before
        )
        select latest.area, latest.facets, latest.quantities
        from latest) as latest
    cross join lateral unnest(latest.facets, latest.quantities) as part (facet, quantity)
    {facets}
