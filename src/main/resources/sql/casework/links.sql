-- Which cases some case files are joined with or severed from, in their order.
select *
from case_link
where book = :book
  and case_file = any (:ids::uuid[])
order by case_file, ordinal
