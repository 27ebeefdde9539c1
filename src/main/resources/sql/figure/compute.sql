-- All indicators of a form in one statement: first the sums by facet, then which of those few belong to which indicator.
with {cells}, wanted as materialized (
    select *
    from jsonb_to_recordset(:indicators::jsonb) as indicator (
        code text, measure text, role text, kinds text[], categories text[], stage text, joint boolean,
        forces int[], levels text[])
)
select wanted.code, sum(cell.quantity) as quantity
from wanted
join cell on cell.measure = wanted.measure
    and cell.role = wanted.role::"char"
    and (wanted.kinds is null or cell.kind = any (wanted.kinds))
    and (wanted.categories is null or cell.category = any (wanted.categories))
    and (wanted.stage is null or cell.stage = wanted.stage)
    and (not wanted.joint or cell.joint)
    and (wanted.forces is null or cell.credited_force = any (wanted.forces))
    and (wanted.levels is null or cell.level = any (wanted.levels))
{within}
group by wanted.code
