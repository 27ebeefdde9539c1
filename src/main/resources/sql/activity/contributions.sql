-- What each unit put into some activities.
select *
from activity_contribution
where book = :book
  and activity = any (:ids::uuid[])
order by activity, ordinal
