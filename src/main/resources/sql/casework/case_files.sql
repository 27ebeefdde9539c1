-- Some case files as they are now.
select *
from case_file
where book = :book
  and id = any (:ids::uuid[])
