-- The partners of a batch of activities and what each unit put in. Part of the statements that write activities.
participants as (
    insert into activity_participant (book, activity, unit, force, ordinal, confirmation, reason)
    select :book, activity, unit, force, ordinal, confirmation, reason
    from unnest(
        :partnerOf::uuid[], :partner::bigint[], :force::smallint[], :place::smallint[], :said::text[], :because::text[])
        as row (activity, unit, force, ordinal, confirmation, reason)
), contributions as (
    insert into activity_contribution (book, activity, unit, measure, ordinal, quantity)
    select :book, activity, unit, measure, ordinal, quantity::numeric
    from unnest(:putInto::uuid[], :by::bigint[], :measure::text[], :turn::smallint[], :quantity::text[])
        as row (activity, unit, measure, ordinal, quantity)
)
