-- One indicator by the area it was booked in, or the unit it is credited to, and by which of the changes of their tree had come by then: in what each
-- place lay on those days is known to who asks, and looked up once per place rather than joined to every sum.
with {cells}
select cell.area, width_bucket(cell.occurred_on, :changes::text[]::date[]) as era, sum(cell.quantity) as quantity
from cell
where true
      {indicator}
      {within}
group by 1, 2
having sum(cell.quantity) <> 0
