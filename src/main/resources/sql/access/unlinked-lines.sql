-- Lines of the trail that are not chained yet, oldest first. Lines committed late are looked for back to an hour before the last one
-- chained; what claims to be older and is not chained is left for the check to find.
select t.id, t.at, t.act, t.account, t.address, t.record, t.what, t.mark
from access_trail t
where t.at > coalesce((select last.at from access_trail last
                       where last.id = (select line from access_trail_link order by position desc limit 1)), '-infinity') - interval '1 hour'
  and not exists (select from access_trail_link l where l.line = t.id)
order by t.at, t.id
limit :limit
