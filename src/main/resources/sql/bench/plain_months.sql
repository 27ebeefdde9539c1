-- One indicator by month and force in plain SQL over the tallies.
select date_trunc('month', occurred_on)::date as month, credited_force, sum(quantity) as quantity
from tally
where {books}
      occurred_on >= ?::date
  and occurred_on < ?::date
  and measure = 'PATROL'
  and role = 'C'
  and not exercise
group by 1, 2
order by 1, 2
