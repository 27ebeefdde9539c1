-- The partners of some case files in their order.
select *
from case_partner
where book = :book
  and case_file = any (:ids::uuid[])
order by case_file, ordinal
