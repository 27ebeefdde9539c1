-- The unit that coordinates a book on a day.
select unit
from coordination_office
where book = :book
  and since <= cast(:day as date)
order by since desc
limit 1
