-- What tallies have come since the last fold of a family, summed by what the family tells apart. Part of folding. Levels of areas are looked up
-- for the sums, not for each tally.
last as materialized (
    select coalesce(max(fold.position), 0) as position
    from fold
    where fold.book = :book and fold.family = :family::"char" and fold.position < :upTo
), unfolded as materialized (
    select summed.occurred_on, case when :byArea then summed.area else 0 end as area,
           summed.measure, summed.role, summed.kind, summed.category, summed.stage, summed.joint,
           case when not :byArea then area_level(summed.area) end as level,
           summed.credited_force, summed.forces, summed.quantity
    from (
        select tally.occurred_on, tally.area, tally.measure, tally.role, tally.kind, tally.category, tally.stage,
               (tally.forces & (tally.forces - 1)) <> 0 as joint,
               case when :byForce then tally.credited_force end as credited_force,
               case when :byForce then tally.forces end as forces,
               sum(tally.quantity) as quantity
        from tally
        cross join last
        where tally.book = :book
          and tally.position > last.position
          and tally.position <= :upTo
          and not tally.exercise
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) as summed
)
