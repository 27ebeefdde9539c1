-- One indicator in plain SQL over the tallies: its total.
select sum(quantity)
from tally
where {books}
      occurred_on >= ?::date
  and occurred_on < ?::date
  and measure = 'PATROL'
  and role = 'C'
  and not exercise
