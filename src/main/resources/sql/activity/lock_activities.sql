-- Holds some activities until the transaction ends, in one order for everybody.
select id
from activity
where book = :book
  and id = any (:ids::uuid[])
order by id
for update
