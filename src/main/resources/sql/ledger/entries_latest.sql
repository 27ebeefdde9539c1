-- The book read backwards, a page at a time.
select entry.*, null::bytea as salt, null::text as body
from entry
where entry.book = :book
  and entry.position < :before
order by entry.position desc
limit :limit
