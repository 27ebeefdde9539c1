-- The numbers of some combinations, as far as they have one.
select wanted.place, facet.id
from unnest(
    :measure::text[], :role::text[], :kind::text[], :category::text[], :stage::text[], :joint::boolean[], :level::text[],
    :force::int[], :forces::int[]) with ordinality
    as wanted (measure, role, kind, category, stage, joint, level, credited_force, forces, place)
join facet
  on (facet.measure, facet.role, facet.kind, facet.joint) = (wanted.measure, wanted.role::"char", wanted.kind, wanted.joint)
 and (facet.category, facet.stage, facet.level, facet.credited_force, facet.forces)
     is not distinct from (wanted.category, wanted.stage, wanted.level, wanted.credited_force::smallint, wanted.forces)
