-- One indicator by calendar month, for the trend.
with {cells}
select date_trunc('month', cell.occurred_on)::date as month, sum(cell.quantity) as quantity
from cell
where true
      {indicator}
      {within}
group by 1
having sum(cell.quantity) <> 0
order by 1
