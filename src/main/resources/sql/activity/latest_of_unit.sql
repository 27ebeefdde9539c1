-- What a unit wrote down last: its choices are offered again, its records to be copied.
select id
from activity
where book = :book
  and recorded_unit = :unit
order by recorded_at desc, id
limit :limit
