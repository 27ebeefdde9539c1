-- The records that up to a position had been counted for something on a day, also those that were taken out again.
select distinct record
from tally
where book = :book
  and occurred_on = :day
  and position <= :upTo
