-- Writes the partners of a batch of activities.
insert into activity_participant (book, activity, unit, force, ordinal, confirmation, reason)
select :book, activity, unit, force, ordinal, confirmation, reason
from unnest(
    :activity::uuid[], :unit::bigint[], :force::smallint[], :ordinal::smallint[], :confirmation::text[],
    :reason::text[])
    as row (activity, unit, force, ordinal, confirmation, reason)
