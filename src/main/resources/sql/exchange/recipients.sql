-- The recipients of some items, in their order.
select item, unit, force, via, acknowledged, acknowledged_at, acknowledged_by, acknowledged_for, answer, due, answered_at, answered_on, extension,
       forward_to, of_value, outcome, outcome_type, outcome_record, outcome_book, rated_at, rated_for, escalated_at
from exchange_recipient
where book = :book
  and item = any (:ids::uuid[])
order by item, ordinal
