-- Writes recipients of items as they are now, with the time of the last change of their item. When one became a recipient and acknowledged first stays.
-- When somebody opened it first is not touched: that is written by the opening alone.
insert into exchange_recipient (book, item, unit, force, ordinal, via, acknowledged, acknowledged_at, acknowledged_by, acknowledged_for, answer, due,
                                answered_at, answered_on, extension, forward_to, of_value, outcome, outcome_type, outcome_record, outcome_book, rated_at,
                                rated_for, escalated_at, listed_at, changed_at, must_acknowledge, must_answer, got_at, first_acknowledged_at)
select i.book, i.id, row.unit, row.force, ordinal, via, acknowledged, (receipt ->> 'at')::timestamptz, receipt ->> 'actor', (receipt ->> 'office')::bigint,
       answer, row.due, "answeredAt", "answeredOn", extension, "forwardTo", (rating ->> 'ofValue')::boolean, rating ->> 'outcome',
       rating ->> 'recordType', (rating ->> 'record')::uuid, (rating ->> 'recordBook')::int, (rating ->> 'at')::timestamptz, (rating ->> 'office')::bigint, "escalatedAt",
       i.listed_at, i.changed_at, "mustAcknowledge", "mustAnswer", "gotAt", "firstAcknowledgedAt"
from jsonb_to_recordset(:rows::jsonb) as row (
         item uuid, unit bigint, force smallint, ordinal smallint, via bigint, acknowledged int, receipt jsonb, answer text, due date,
         "answeredAt" timestamptz, "answeredOn" date, extension date, "forwardTo" bigint, rating jsonb, "escalatedAt" timestamptz,
         "mustAcknowledge" boolean, "mustAnswer" boolean, "gotAt" timestamptz, "firstAcknowledgedAt" timestamptz)
join exchange_item i on i.book = :book and i.id = row.item
on conflict (book, item, unit) do update
set acknowledged = excluded.acknowledged, acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
    acknowledged_for = excluded.acknowledged_for, answer = excluded.answer, due = excluded.due, answered_at = excluded.answered_at,
    answered_on = excluded.answered_on, extension = excluded.extension, forward_to = excluded.forward_to, of_value = excluded.of_value,
    outcome = excluded.outcome, outcome_type = excluded.outcome_type, outcome_record = excluded.outcome_record, outcome_book = excluded.outcome_book, rated_at = excluded.rated_at,
    rated_for = excluded.rated_for, escalated_at = excluded.escalated_at, changed_at = excluded.changed_at,
    must_acknowledge = excluded.must_acknowledge, must_answer = excluded.must_answer,
    first_acknowledged_at = coalesce(exchange_recipient.first_acknowledged_at, excluded.first_acknowledged_at)
