-- Gives numbers to combinations that have none yet; in one order for everybody. Answers with those that were given here.
insert into facet (measure, role, kind, category, stage, joint, level, credited_force, forces)
select measure, role::"char", kind, category, stage, joint, level, credited_force, forces
from unnest(
    :measure::text[], :role::text[], :kind::text[], :category::text[], :stage::text[], :joint::boolean[], :level::text[],
    :force::int[], :forces::int[])
    as row (measure, role, kind, category, stage, joint, level, credited_force, forces)
order by 1, 2, 3, 4, 5, 6, 7, 8, 9
on conflict do nothing
returning id, measure, role, kind, category, stage, joint, level, credited_force, forces
