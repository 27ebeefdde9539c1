-- What entries after a cutoff changed in a figure: per record the amount before and the difference since, with the positions that made it.
select tally.book, tally.record,
       coalesce(sum(tally.quantity) filter (where tally.position <= earlier.position), 0) as before,
       coalesce(sum(tally.quantity) filter (where tally.position > earlier.position), 0) as change,
       array_agg(distinct tally.position) filter (where tally.position > earlier.position) as positions
from tally
join unnest(:books::int[], :earlierPositions::bigint[]) as earlier (book, position) on earlier.book = tally.book
where {filter}
  and exists (
      select from tally later
      where later.book = tally.book
        and later.record = tally.record
        and later.position > earlier.position)
group by tally.book, tally.record
having coalesce(sum(tally.quantity) filter (where tally.position > earlier.position), 0) <> 0
order by tally.book, min(tally.position) filter (where tally.position > earlier.position)
