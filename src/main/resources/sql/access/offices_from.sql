-- Offices in units that are held on a day, or begin later, each with that day or its own first one.
select o.login, a.role, a.unit, greatest(cast(:today as date), lower(a.valid)) as day
from appointment a
join account o on o.id = a.account
where a.unit is not null and (upper_inf(a.valid) or upper(a.valid) > cast(:today as date))
order by o.login, a.role
