-- Appends the tallies of a batch of entries. What is below zero is a reversal, by definition.
insert into tally (book, position, ordinal, record, measure, quantity, occurred_on, area, credited_unit,
                   credited_force, role, forces, kind, category, stage, exercise, reversal)
select :book, position, ordinal, record, measure, quantity::numeric, occurred_on::date, area, credited_unit,
       credited_force, role::"char", forces, kind, category, stage, exercise, quantity::numeric < 0
from unnest(
    :position::bigint[], :ordinal::smallint[], :record::uuid[], :measure::text[], :quantity::text[],
    :occurredOn::text[], :area::bigint[], :creditedUnit::bigint[], :creditedForce::smallint[], :role::text[],
    :forces::int[], :kind::text[], :category::text[], :stage::text[], :exercise::boolean[])
    as row (position, ordinal, record, measure, quantity,
            occurred_on, area, credited_unit, credited_force, role,
            forces, kind, category, stage, exercise)
