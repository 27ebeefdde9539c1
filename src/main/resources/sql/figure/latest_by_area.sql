-- The last total known of a stretch of days in every area. Part of the questions for figures.
select distinct on (running_total.area) running_total.area, running_total.facets, running_total.quantities
        from running_total
        where running_total.book = folded.book
          and running_total.family = folded.family
          and running_total.granule = piece.granule
          and running_total.first_day = piece.first_day
          and running_total.position <= folded.position
        order by running_total.area, running_total.position desc
