-- Some activities as they are now.
select *
from activity
where book = :book
  and id = any (:ids::uuid[])
