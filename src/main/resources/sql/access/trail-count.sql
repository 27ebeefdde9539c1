-- How many lines of the trail a search finds.
select count(*)
from access_trail t left join account a on a.id = t.account
where (:act = '' or t.act = :act)
  and (:search = '' or strpos(lower(coalesce(a.login, '') || ' ' || t.address || ' ' || t.what), :search) > 0)
