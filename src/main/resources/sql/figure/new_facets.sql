-- Gives numbers to the combinations that have not been seen before. One at a time: two who meet the same ones in another order would wait for
-- each other.
with {unfolded}, alone as materialized (
    select pg_advisory_xact_lock(hashtext('phoihop facets'))
)
insert into facet (measure, role, kind, category, stage, joint, level, credited_force, forces)
select distinct measure, role, kind, category, stage, joint, level, credited_force, forces
from unfolded
where exists (select from alone)
order by 1, 2, 3, 4, 5, 6, 7, 8, 9
on conflict do nothing
