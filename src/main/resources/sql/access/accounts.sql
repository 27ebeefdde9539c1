-- Accounts by login, for administrators, with the offices that hold today and what else tells who needs looking after.
select a.id, a.login, a.name, a.language, a.must_change, a.locked, a.version,
       array(select distinct p.role from appointment p where p.account = a.id and p.valid @> cast(:today as date) order by p.role) as roles,
       exists (select from second_factor s where s.account = a.id and s.confirmed_at is not null) as second_factor,
       (select max(t.at) from access_trail t where t.account = a.id and t.act = 'SIGNED_IN') as signed_in_at
from account a
where a.login > :after
  and (:search = '' or strpos(unaccent(lower(normalize(a.login || ' ' || a.name, NFC))), unaccent(lower(normalize(:search, NFC)))) > 0)
  and (:role = '' or exists (select from appointment p where p.account = a.id and p.role = :role and p.valid @> cast(:today as date)))
  and (:state = ''
       or :state = 'locked' and a.locked
       or :state = 'mustChange' and a.must_change and not a.locked
       or :state = 'open' and not a.must_change and not a.locked)
order by a.login
limit :limit
