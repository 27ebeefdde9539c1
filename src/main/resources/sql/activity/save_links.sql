-- Writes what a batch of activities has to do with others.
insert into activity_link (book, activity, other, relation, ordinal, reason)
select :book, activity, other, relation, ordinal, reason
from unnest(:activity::uuid[], :other::uuid[], :relation::text[], :ordinal::smallint[], :reason::text[])
    as row (activity, other, relation, ordinal, reason)
