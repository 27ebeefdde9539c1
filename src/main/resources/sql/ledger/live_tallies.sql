-- What some records count for now: the sum over all their tallies, reversals included, where it is not zero.
select record, measure, sum(quantity) as quantity, occurred_on, area, credited_unit, credited_force, role, forces,
       kind, category, stage, exercise
from tally
where book = :book
  and record = any (:records::uuid[])
group by record, measure, occurred_on, area, credited_unit, credited_force, role, forces,
         kind, category, stage, exercise
having sum(quantity) <> 0
order by record, min(position), min(ordinal)
