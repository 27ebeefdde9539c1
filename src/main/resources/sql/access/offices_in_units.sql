-- Offices held in some units on or after a day, and units that coordinate a book then.
select role, name, login, book
from (
    select a.role, o.name, o.login, a.book
    from appointment a
    join account o on o.id = a.account
    where a.unit = any (:units) and (upper_inf(a.valid) or upper(a.valid) > :from)
    union all
    select 'COORDINATION', b.name_vi, '', b.id
    from book b
    cross join lateral (select c.unit from coordination_office c where c.book = b.id order by c.since desc limit 1) present
    where present.unit = any (:units)) found
order by name, role
limit :most
