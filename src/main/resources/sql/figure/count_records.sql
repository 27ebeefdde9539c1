-- How many records there are behind a figure, as far as so many tallies tell; and whether there are more tallies.
with counted as materialized (
    select tally.book, tally.record, tally.quantity
    from tally
    where {filter}
      {narrowed}
    limit :most + 1
)
select (select count(*) from (select from counted group by book, record having sum(quantity) <> 0) as records) as records,
       (select count(*) from counted) > :most as more
