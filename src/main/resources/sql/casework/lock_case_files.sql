-- Holds some case files until the transaction ends, in one order for everybody.
select id
from case_file
where book = :book
  and id = any (:ids::uuid[])
order by id
for update
