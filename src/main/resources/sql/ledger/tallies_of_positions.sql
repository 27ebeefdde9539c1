-- The tallies of some entries in the order in which they were hashed.
select *
from tally
where book = :book
  and position = any (:positions::bigint[])
order by position, ordinal
