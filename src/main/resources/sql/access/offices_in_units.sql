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
    where exists (
        select from coordination_office c
        where c.book = b.id and c.unit = any (:units)
          and not exists (
              select from coordination_office later
              where later.book = c.book and later.since > c.since and later.since <= cast(:from as date)))) found
order by name, role
limit :most
