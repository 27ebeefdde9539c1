-- The trail, newest first; by its id, which grows with time.
select t.id, t.at, t.act, a.login, t.address, t.what
from access_trail t left join account a on a.id = t.account
where t.id < :after
  and (:act = '' or t.act = :act)
  and (:search = '' or strpos(lower(coalesce(a.login, '') || ' ' || t.address || ' ' || t.what), :search) > 0)
order by t.id desc
limit :limit
