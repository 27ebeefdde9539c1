-- The tallies of a stretch of a book, entry by entry.
select *
from tally
where book = :book
  and position > :after
  and position <= :upTo
order by position, ordinal
