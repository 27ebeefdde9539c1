-- Gives numbers to the combinations that have not been seen before.
with {unfolded}
insert into facet (measure, role, kind, category, stage, joint, level, credited_force, forces)
select distinct measure, role, kind, category, stage, joint, level, credited_force, forces
from unfolded
where not exists (
    select from facet
    where (facet.measure, facet.role, facet.kind, facet.joint) = (unfolded.measure, unfolded.role, unfolded.kind, unfolded.joint)
      and (facet.category, facet.stage, facet.level, facet.credited_force, facet.forces)
          is not distinct from (unfolded.category, unfolded.stage, unfolded.level, unfolded.credited_force, unfolded.forces))
order by 1, 2, 3, 4, 5, 6, 7, 8, 9
on conflict do nothing
