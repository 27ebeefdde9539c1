-- What the figures of a form are measured against: one plain GROUP BY over the same tallies.
select measure, role, kind, category, stage, credited_force, forces, sum(quantity)
from tally
where book = :book
  and occurred_on >= :from
  and occurred_on < :to
  and not exercise
group by 1, 2, 3, 4, 5, 6, 7
