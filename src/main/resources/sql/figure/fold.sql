-- Writes the running totals of every stretch of days into which something came since the last fold: what stood there and what has come. A
-- total in which nothing is left is written too, empty: it replaces the one before.
with fresh as materialized (
    select *
    from unnest(:granule::"char"[], :firstDay::text[]::date[], :area::bigint[], :facet::int[], :quantity::text[]::numeric[])
        as fresh (granule, first_day, area, facet, quantity)
), touched as materialized (
    select distinct granule, first_day, area from fresh
), stood as (
    select touched.granule, touched.first_day, touched.area, part.facet, part.quantity
    from touched
    cross join lateral (
        select running_total.facets, running_total.quantities
        from running_total
        where running_total.book = :book
          and running_total.family = :family::"char"
          and running_total.granule = touched.granule
          and running_total.first_day = touched.first_day
          and running_total.area = touched.area
          and running_total.position < :upTo
        order by running_total.position desc
        limit 1) as before
    cross join lateral unnest(before.facets, before.quantities) as part (facet, quantity)
), now as (
    select granule, first_day, area, facet, sum(quantity) as quantity
    from (select * from fresh union all select * from stood) as both_parts
    group by 1, 2, 3, 4
), folded as (
    insert into fold (book, family, position) values (:book, :family::"char", :upTo)
)
insert into running_total (book, family, granule, first_day, area, position, facets, quantities)
select :book, :family::"char", granule, first_day, area, :upTo,
       coalesce(array_agg(facet order by facet) filter (where quantity <> 0), '{}'),
       coalesce(array_agg(quantity order by facet) filter (where quantity <> 0), '{}')
from now
group by granule, first_day, area
