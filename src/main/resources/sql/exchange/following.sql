-- The items in sight that go on from one, oldest first.
select id
from exchange_item
where book = :book
  and follows = :id
  and state not in ('DRAFT', 'DISCARDED')
order by listed_at, id
limit 100
