-- Every line that is not chained, for the check.
select t.id, t.at, t.act, t.account, t.address, t.record, t.what, t.mark
from access_trail t left join access_trail_link l on l.line = t.id
where l.line is null
order by t.at, t.id
