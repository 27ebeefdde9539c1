-- Holds an item until the transaction ends, so that of two who take a step at once one comes after the other.
select id
from exchange_item
where book = :book
  and id = :id
for update
