-- Holds some activities until the transaction ends, in one order for everybody. Joined to their ids: compared with an array of unknown length, a plan made
-- for any array goes through an index of the whole book.
select activity.id
from unnest(:ids::uuid[]) as wanted (id)
join activity on activity.book = :book and activity.id = wanted.id
order by activity.id
for update of activity
