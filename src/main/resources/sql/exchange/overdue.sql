-- Answers owed by a day that has gone by, of which nobody above was told yet.
select item, unit
from exchange_recipient
where book = :book
  and must_answer
  and due < :today
  and escalated_at is null
order by due
limit 1000
