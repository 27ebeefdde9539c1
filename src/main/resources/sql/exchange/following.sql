-- The items in sight that go on from one, of its own book and of those that follow it, oldest first.
select book, id
from exchange_item
where book = any (:books::int[])
  and follows = :id
  and coalesce(follows_book, book) = :book
  and state not in ('DRAFT', 'DISCARDED')
order by listed_at, id
limit 100
