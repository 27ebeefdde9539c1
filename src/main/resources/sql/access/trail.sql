-- The trail, newest first.
select t.id, t.at, t.act, a.login, t.address, t.record, t.what
from access_trail t left join account a on a.id = t.account
where (t.at, t.id) < (:afterAt, :afterId)
  and t.at >= :from and t.at < :to
  and (:act = '' or t.act = :act)
  and (:account = '' or t.account = (select id from account where login = :account))
  and (:record = '' or t.record = :record)
  and (:search = '' or strpos(lower(coalesce(a.login, '') || ' ' || t.address || ' ' || t.what), :search) > 0)
order by t.at desc, t.id desc
limit :limit
