-- The last total known of a stretch of days. Part of the questions for figures.
select running_total.area, running_total.facets, running_total.quantities
        from running_total
        where running_total.book = folded.book
          and running_total.family = folded.family
          and running_total.granule = piece.granule
          and running_total.first_day = piece.first_day
          and running_total.area = 0
          and running_total.position <= folded.position
        order by running_total.position desc
        limit 1
