-- Writes the running totals of every stretch of days into which something came since the last fold: what stood there and what has come. A
-- total in which nothing is left is written too, empty: it replaces the one before. {row} is what a row is of, {inRow} what it tells apart in itself.
with fresh as materialized (
    select *
    from unnest(:granule::"char"[], :firstDay::text[]::date[], :area::bigint[], :facet::int[], :quantity::text[]::numeric[])
        as fresh (granule, first_day, area, facet, quantity)
), touched as materialized (
    select distinct granule, first_day, {row} from fresh
), stood as (
    select touched.granule, touched.first_day, touched.{row}, part.{inRow}, part.quantity
    from touched
    cross join lateral (
        select total.{inRow}s, total.quantities
        from {table} as total
        where total.book = :book
          and total.family = :family::"char"
          and total.granule = touched.granule
          and total.first_day = touched.first_day
          and total.{row} = touched.{row}
          and total.position < :upTo
        order by total.position desc
        limit 1) as before
    cross join lateral unnest(before.{inRow}s, before.quantities) as part ({inRow}, quantity)
), now as (
    select granule, first_day, {row}, {inRow}, sum(quantity) as quantity
    from (
        select granule, first_day, {row}, {inRow}, quantity from fresh
        union all
        select granule, first_day, {row}, {inRow}, quantity from stood) as both_parts
    group by 1, 2, 3, 4
), folded as (
    insert into fold (book, family, position) values (:book, :family::"char", :upTo)
)
insert into {table} (book, family, granule, first_day, {row}, position, {inRow}s, quantities)
select :book, :family::"char", granule, first_day, {row}, :upTo,
       coalesce(array_agg({inRow} order by {inRow}) filter (where quantity <> 0), '{}'),
       coalesce(array_agg(quantity order by {inRow}) filter (where quantity <> 0), '{}')
from now
group by granule, first_day, {row}
