-- Writes what each unit put into a batch of activities.
insert into activity_contribution (book, activity, unit, measure, ordinal, quantity)
select :book, activity, unit, measure, ordinal, quantity::numeric
from unnest(:activity::uuid[], :unit::bigint[], :measure::text[], :ordinal::smallint[], :quantity::text[])
    as row (activity, unit, measure, ordinal, quantity)
