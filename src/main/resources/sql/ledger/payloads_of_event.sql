-- The payloads of one event on records of one type, oldest first: what a file of the book tells before its entries.
select entry.position, payload.salt, payload.body
from entry
join payload using (book, position)
where entry.book = :book
  and entry.record_type = :type
  and entry.event = :event
order by entry.position
