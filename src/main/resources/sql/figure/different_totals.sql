-- The first running total of a family of a book that is not what the tallies give. Worked out in another way than it was written: by how much
-- each total differs from the one before it, against what the tallies between the two folds add up to. {row} is what a row is of, {inRow} what it tells
-- apart in itself, {whole} the area and the facet of a row as a whole.
with bound as materialized (
    select position, lag(position, 1, 0::bigint) over (order by position) as before
    from fold
    where fold.book = :book and fold.family = :family::"char"
), came as materialized (
    select bound.position, tally.occurred_on, case when :byArea then tally.area when :byUnit then tally.credited_unit else 0 end as area,
           tally.measure, tally.role, tally.kind, tally.category, tally.stage,
           (tally.forces & (tally.forces - 1)) <> 0 as joint,
           case when :byLevel then place.level end as level,
           case when :byForce then tally.credited_force end as credited_force,
           case when :byForces then tally.forces end as forces,
           sum(tally.quantity) as quantity
    from bound
    cross join lateral (
        select *
        from tally
        where tally.book = :book
          and tally.position > bound.before
          and tally.position <= bound.position
          and not tally.exercise
        offset 0) as tally
    left join (select distinct on (area) area, level from area_state) as place on place.area = tally.area
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
), expected as materialized (
    select came.position, granule.granule, granule_of(granule.granule, came.occurred_on) as first_day, came.area, facet.id as facet,
           sum(came.quantity) as quantity
    from came
    cross join unnest(:granules::"char"[]) as granule (granule)
    left join facet
      on (facet.measure, facet.role, facet.kind, facet.joint) = (came.measure, came.role, came.kind, came.joint)
     and (coalesce(facet.category, ''), coalesce(facet.stage, ''), coalesce(facet.level, ''), coalesce(facet.credited_force, -1),
          coalesce(facet.forces, -1))
       = (coalesce(came.category, ''), coalesce(came.stage, ''), coalesce(came.level, ''), coalesce(came.credited_force, -1),
          coalesce(came.forces, -1))
    group by 1, 2, 3, 4, 5
), kept as materialized (
    select total.*,
           lag(position) over (partition by granule, first_day, {row} order by position) as before
    from phoihop.{table} as total
    where total.book = :book and total.family = :family::"char"
), changed as (
    select position, granule, first_day, area, facet, sum(quantity) as quantity
    from (
        select kept.position, kept.granule, kept.first_day, kept.{row}, part.{inRow}, part.quantity
        from kept
        cross join lateral unnest(kept.{inRow}s, kept.quantities) as part ({inRow}, quantity)
        union all
        select kept.position, kept.granule, kept.first_day, kept.{row}, part.{inRow}, -part.quantity
        from kept
        join kept as earlier
          on (earlier.granule, earlier.first_day, earlier.{row}, earlier.position)
           = (kept.granule, kept.first_day, kept.{row}, kept.before)
        cross join lateral unnest(earlier.{inRow}s, earlier.quantities) as part ({inRow}, quantity)) as parts
    group by 1, 2, 3, 4, 5
), difference as (
    select position, granule, first_day, area, facet, changed.quantity as kept, expected.quantity as expected
    from changed
    full join expected using (position, granule, first_day, area, facet)
    where coalesce(changed.quantity, 0) <> coalesce(expected.quantity, 0)
    union all
    select position, granule, first_day, {whole}, null, null
    from (select distinct position, granule, first_day, {row} from expected) as touched
    full join kept using (position, granule, first_day, {row})
    where touched.position is null or kept.position is null
)
select format('%s %s %s, area %s, position %s, facet %s: %s, not {%s}',
              :family, granule, first_day, coalesce(area::text, '*'), position, coalesce(facet::text, '*'), coalesce(kept::text, 'missing'),
              coalesce(expected::text, 'nothing'))
from difference
order by position, granule, first_day, area nulls last, facet nulls last
limit 1
