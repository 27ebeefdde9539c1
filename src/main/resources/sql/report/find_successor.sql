-- The report that stands in the place of another.
select id from report
where book = :book and replaces = :id and state <> 'DISCARDED'
order by started_at desc
limit 1
