-- The first page of the records behind one figure in plain SQL over the tallies.
select book, record, sum(quantity) as quantity, max(occurred_on) as occurred_on
from tally
where {books}
      occurred_on >= ?::date
  and occurred_on < ?::date
  and measure = 'PATROL'
  and role = 'C'
  and not exercise
group by 1, 2
having sum(quantity) <> 0
order by max(occurred_on) desc, record
limit 50
