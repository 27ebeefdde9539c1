-- One indicator by force: what was credited to it (adds up to the total) and in what it took part (does not).
with cell as materialized (
    select tally.credited_force, tally.forces, sum(tally.quantity) as quantity
    from tally
    where {filter}
    group by 1, 2
)
select force.bit,
       coalesce(sum(cell.quantity) filter (where cell.credited_force = force.bit), 0) as led,
       coalesce(sum(cell.quantity) filter (where cell.forces & (1 << force.bit) <> 0), 0) as took_part
from force
cross join cell
where force.known @> :common::bigint
group by force.bit
order by force.bit
