-- The hand-overs of some case files in their order.
select *
from case_hand_over
where book = :book
  and case_file = any (:ids::uuid[])
order by case_file, ordinal
