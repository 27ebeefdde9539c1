-- One indicator by force: what was credited to it (adds up to the total) and in what it took part (does not).
with {cells}, wanted as materialized (
    select cell.credited_force, cell.forces, sum(cell.quantity) as quantity
    from cell
    where true
      {indicator}
      {within}
    group by 1, 2
)
select force.bit,
       coalesce(sum(wanted.quantity) filter (where wanted.credited_force = force.bit), 0) as led,
       coalesce(sum(wanted.quantity) filter (where wanted.forces & (1 << force.bit) <> 0), 0) as took_part
from force
cross join wanted
group by force.bit
order by force.bit
