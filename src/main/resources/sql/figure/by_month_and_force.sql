-- One indicator by calendar month and by the force it was credited to: a series for each force.
with {cells}
select date_trunc('month', cell.occurred_on)::date as month, cell.credited_force, sum(cell.quantity) as quantity
from cell
where true
      {indicator}
      {within}
group by 1, 2
having sum(cell.quantity) <> 0
order by 1, 2
