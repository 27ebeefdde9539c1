-- The history of one record up to a position, oldest first.
select entry.*, payload.salt, payload.body
from entry
left join payload using (book, position)
where entry.book = :book
  and entry.record = :record
  and entry.position <= :upTo
order by entry.position
