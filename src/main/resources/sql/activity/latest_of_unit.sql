-- What a unit wrote down last: its choices are offered again, its records to be copied; not what was taken out as a mistake.
select id
from activity
where book = :book
  and recorded_unit = :unit
  and state in ('DRAFT', 'SUBMITTED', 'RETURNED')
order by recorded_at desc, id
limit :limit
