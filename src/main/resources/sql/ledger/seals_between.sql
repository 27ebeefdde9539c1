-- The seals of a stretch of a book, in order.
select *
from seal
where book = :book
  and position > :after
  and position <= :upTo
order by position, sealed_at
