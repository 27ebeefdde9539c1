-- A book read in order, a stretch at a time: for verification.
select entry.*, payload.salt, payload.body
from entry
left join payload using (book, position)
where entry.book = :book
  and entry.position > :after
order by entry.position
limit :limit
