-- Which measures entries after a cutoff touched on days of a window: all other figures of the window stand as they were.
select distinct tally.measure
from unnest(:books::int[], :positions::bigint[]) as head (book, position)
join tally on tally.book = head.book and tally.position > head.position
where tally.occurred_on >= :from and tally.occurred_on < :to
