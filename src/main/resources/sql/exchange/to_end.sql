-- Items of a book that go on and rest for so long that they end: as long as the longest of their topics lets them, longer while somebody owes an answer;
-- one that is to be answered by a day to come does not rest. Longest ago first.
select i.id
from exchange_item i
cross join lateral (
    select count(*) > 0 as owed, coalesce(bool_or(r.due >= :today), false) as later
    from exchange_recipient r
    where r.book = i.book and r.item = i.id and r.must_answer) answer
where i.book = :book
  and i.state in ('SENT', 'CORRECTED')
  and i.changed_at < :before
  and not answer.later
  and (i.changed_at at time zone 'Asia/Ho_Chi_Minh')::date + (
          select max(case when answer.owed then coalesce(rest.lapses, :usualLapses) else coalesce(rest.ends, :usualEnds) end)
          from unnest(i.topics) as own (topic)
          left join unnest(:topics::text[], :ends::int[], :lapses::int[]) as rest (topic, ends, lapses) using (topic)) <= :today
  and not i.id = any (:failed::uuid[])
order by i.changed_at, i.id
limit 500
