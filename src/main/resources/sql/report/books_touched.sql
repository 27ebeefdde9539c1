-- The books that a change of some areas and units is about: those of the provinces, and those the units have part in. A unit that answers for no
-- area in particular, or for one that has ended, works in a book all the same: it coordinates it, holds offices or issues papers in it on the
-- day or later, or something recorded from a year before the day on concerns it.
select b.id
from book b
where b.area is not null
  and (b.area = any (:provinces)
       or exists (
           select from appointment a where a.book = b.id and a.unit = any (:units) and (upper_inf(a.valid) or upper(a.valid) > :from))
       or exists (
           select from letterhead l where l.book = b.id and l.unit = any (:units) and (upper_inf(l.valid) or upper(l.valid) > :from))
       or exists (
           select from record_unit r where r.book = b.id and r.unit = any (:units) and r.day > cast(:from as date) - 366)
       or exists (
           select from coordination_office c
           where c.book = b.id and c.unit = any (:units)
             and not exists (
                 select from coordination_office later
                 where later.book = c.book and later.since > c.since and later.since <= cast(:from as date))))
order by b.id
