-- What some activities have to do with others, in the order in which it was decided.
select *
from activity_link
where book = :book
  and activity = any (:ids::uuid[])
order by activity, ordinal
