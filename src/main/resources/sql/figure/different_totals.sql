-- The first running total of a book that is not what folding its tallies once more (into the temporary table) gives.
select format('%s %s %s, area %s, position %s: %s, not %s',
              coalesce(kept.family, made.family), coalesce(kept.granule, made.granule), coalesce(kept.first_day, made.first_day),
              coalesce(kept.area, made.area), coalesce(kept.position, made.position),
              coalesce(kept.quantities::text, 'missing'), coalesce(made.quantities::text, 'nothing'))
from (select * from phoihop.running_total where running_total.book = :book) as kept
full join pg_temp.running_total as made using (book, family, granule, first_day, area, position)
where (kept.facets, kept.quantities) is distinct from (made.facets, made.quantities)
order by position, family, granule, first_day, area
limit 1
