-- What is asked of which books up to where, up to where each book has been folded, and the tallies that no fold has reached yet or that lie at the window's
-- edges. {loose} keeps what one indicator is made of, as far as that is quickly told. Part of the questions for figures.
head as materialized (
    select * from unnest(:books::int[], :positions::bigint[]) as head (book, cutoff)
), piece as materialized (
    select * from unnest(:families::"char"[], :granules::"char"[], :firstDays::text[]::date[], :endDays::text[]::date[])
        as piece (family, granule, first_day, end_day)
), folded as materialized (
    select head.book, head.cutoff, family.family, coalesce(last.position, 0) as position
    from head
    cross join (select distinct piece.family from piece where piece.family <> 'D') as family
    left join lateral (
        select fold.position
        from fold
        where fold.book = head.book and fold.family = family.family and fold.position <= head.cutoff
        order by fold.position desc
        limit 1) as last on true
), loose as materialized (
    select tally.occurred_on, tally.area, tally.measure, tally.role, tally.kind, tally.category, tally.stage, tally.forces,
           tally.credited_force, tally.credited_unit, tally.quantity
    from folded
    cross join lateral (
        select *
        from tally
        where tally.book = folded.book
          and tally.position > folded.position
          and tally.position <= folded.cutoff
          and not tally.exercise
          {loose}
        offset 0) as tally
    where exists (
        select from piece
        where piece.family = folded.family and tally.occurred_on >= piece.first_day and tally.occurred_on < piece.end_day)
    union all
    select tally.occurred_on, tally.area, tally.measure, tally.role, tally.kind, tally.category, tally.stage, tally.forces,
           tally.credited_force, tally.credited_unit, tally.quantity
    from head
    cross join piece
    cross join lateral (
        select *
        from tally
        where tally.book = head.book
          and tally.occurred_on >= piece.first_day
          and tally.occurred_on < piece.end_day
          and tally.position <= head.cutoff
          and not tally.exercise
          {loose}
        offset 0) as tally
    where piece.family = 'D'
)
