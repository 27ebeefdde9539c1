-- One indicator by calendar month, for the trend.
select date_trunc('month', tally.occurred_on)::date as month, sum(tally.quantity) as quantity
from tally
where {filter}
group by 1
order by 1
