-- The report that stands in the place of another, or is being made for it.
select * from report
where book = :book and replaces = :id and state <> 'DISCARDED'
order by started_at desc
limit 1
