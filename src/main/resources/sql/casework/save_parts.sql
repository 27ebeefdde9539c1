-- Writes what belongs to a batch of case files: partners, milestones with what they add, hand-overs, and which cases they are joined with or
-- severed from. One statement, whatever the size of the batch.
with partners as (
    insert into case_partner (book, case_file, unit, force, ordinal, of_case, confirmation, reason)
    select :book, case_file, unit, force, ordinal, of_case, confirmation, reason
    from unnest(
        :partnerOf::uuid[], :partner::bigint[], :partnerForce::smallint[], :partnerPlace::smallint[], :ofCase::boolean[], :said::text[],
        :because::text[])
        as row (case_file, unit, force, ordinal, of_case, confirmation, reason)
), milestones as (
    insert into case_milestone (book, case_file, id, ordinal, stage, occurred_on, lead_unit, lead_force, partners, written_at, receiver)
    select :book, case_file, id, ordinal, stage, occurred_on::date, lead_unit, lead_force, partners::bigint[], written_at::timestamptz,
           receiver
    from unnest(
        :milestoneOf::uuid[], :milestone::uuid[], :milestonePlace::smallint[], :stage::text[], :occurredOn::text[], :milestoneLead::bigint[],
        :milestoneForce::smallint[], :milestonePartners::text[], :milestoneWrittenAt::text[], :receiver::text[])
        as row (case_file, id, ordinal, stage, occurred_on, lead_unit, lead_force, partners, written_at, receiver)
), amounts as (
    insert into case_amount (book, case_file, milestone, measure, ordinal, quantity)
    select :book, case_file, milestone, measure, ordinal, quantity::numeric
    from unnest(:amountOf::uuid[], :amountIn::uuid[], :measure::text[], :amountPlace::smallint[], :quantity::text[])
        as row (case_file, milestone, measure, ordinal, quantity)
), hand_overs as (
    insert into case_hand_over (book, case_file, ordinal, from_unit, from_force, to_unit, to_force, offered_on, answer, answered_on, reason)
    select :book, case_file, ordinal, from_unit, from_force, to_unit, to_force, offered_on::date, answer, answered_on::date, reason
    from unnest(
        :handOverOf::uuid[], :handOverPlace::smallint[], :fromUnit::bigint[], :fromForce::smallint[], :toUnit::bigint[],
        :toForce::smallint[], :offeredOn::text[], :answer::text[], :answeredOn::text[], :handOverReason::text[])
        as row (case_file, ordinal, from_unit, from_force, to_unit, to_force, offered_on, answer, answered_on, reason)
)
insert into case_link (book, case_file, ordinal, direction, other, linked_on, stages)
select :book, case_file, ordinal, direction, other, linked_on::date, stages::text[]
from unnest(:linkOf::uuid[], :linkPlace::smallint[], :direction::text[], :other::uuid[], :on::text[], :stages::text[])
    as row (case_file, ordinal, direction, other, linked_on, stages)
