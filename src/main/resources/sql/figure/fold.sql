-- Writes the running totals of every stretch of days that tallies since the last fold fall into: what stood there and what has come. A total
-- in which nothing is left is written too, empty: it replaces the one before. Where a combination has no number yet, nothing is written; says
-- how many those are.
with {unfolded}, numbered as materialized (
    select unfolded.occurred_on, unfolded.area, facet.id as facet, unfolded.quantity
    from unfolded
    left join facet
      on (facet.measure, facet.role, facet.kind, facet.joint) = (unfolded.measure, unfolded.role, unfolded.kind, unfolded.joint)
     and (coalesce(facet.category, ''), coalesce(facet.stage, ''), coalesce(facet.level, ''), coalesce(facet.credited_force, -1),
          coalesce(facet.forces, -1))
       = (coalesce(unfolded.category, ''), coalesce(unfolded.stage, ''), coalesce(unfolded.level, ''),
          coalesce(unfolded.credited_force, -1), coalesce(unfolded.forces, -1))
), missing as materialized (
    select count(*) as number from numbered where facet is null
), fresh as materialized (
    select granule.granule, granule_of(granule.granule, daily.occurred_on) as first_day, daily.area, daily.facet,
           sum(daily.quantity) as quantity
    from (select occurred_on, area, facet, sum(quantity) as quantity from numbered group by 1, 2, 3) as daily
    cross join unnest(:granules::"char"[]) as granule (granule)
    where (select number from missing) = 0
    group by 1, 2, 3, 4
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
    insert into fold (book, family, position)
    select :book, :family::"char", :upTo
    from missing
    where number = 0
), written as (
    insert into running_total (book, family, granule, first_day, area, position, facets, quantities)
    select :book, :family::"char", granule, first_day, area, :upTo,
           coalesce(array_agg(facet order by facet) filter (where quantity <> 0), '{}'),
           coalesce(array_agg(quantity order by facet) filter (where quantity <> 0), '{}')
    from now
    group by granule, first_day, area
)
select number from missing
