-- What belongs to some activities, each kind in its own order: the partners as they came in, what each unit put in, and what the activities
-- have to do with others, as it was decided. One question, since a page asks for all of it.
select 'PARTNER' as part, activity, ordinal, unit, force, confirmation as word, reason,
       null::numeric as quantity, null::uuid as other
from activity_participant
where book = :book
  and activity = any (:ids::uuid[])
union all
select 'CONTRIBUTION', activity, ordinal, unit, null, measure, null, quantity, null
from activity_contribution
where book = :book
  and activity = any (:ids::uuid[])
union all
select 'LINK', activity, ordinal, null, null, relation, reason, null, other
from activity_link
where book = :book
  and activity = any (:ids::uuid[])
order by activity, ordinal
