-- When somebody of each recipient of an item opened it first.
select unit, opened_at
from exchange_recipient
where book = :book
  and item = :item
  and opened_at is not null
