-- The last seal of a book that was made for one of some reasons.
select *
from seal
where book = :book
  and reason = any (:reasons::text[])
order by position desc, sealed_at desc
limit 1
