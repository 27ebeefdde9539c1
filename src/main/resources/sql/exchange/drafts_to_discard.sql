-- Drafts of a book that nobody has touched since before then, longest ago first.
select id
from exchange_item
where book = :book
  and state = 'DRAFT'
  and changed_at < :before
  and not id = any (:failed::uuid[])
order by changed_at, id
limit 500
