-- The threads of some items, in the order in which their turns were taken.
select item, id, move, at, actor, unit, about, other, words, day, of_value, record, record_book
from exchange_turn
where book = :book
  and item = any (:ids::uuid[])
order by item, ordinal
