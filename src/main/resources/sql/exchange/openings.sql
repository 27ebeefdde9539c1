-- Who opened an item first, and when.
select actor, unit, opened_at
from exchange_opening
where book = :book
  and item = :item
order by opened_at
limit 500
