-- The partners of some activities in the order in which they came in.
select *
from activity_participant
where book = :book
  and activity = any (:ids::uuid[])
order by activity, ordinal
