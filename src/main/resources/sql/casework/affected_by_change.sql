-- How many cases depend on units and areas from a day on, book by book: those led or offered, those waiting for a word of the units, and those
-- opened on the day or later in a place, or by or with a unit, that is no longer there; what they count stays when they end. Counted up to a
-- bound.
select coalesce(sum(led.found), 0) as led, coalesce(sum(waiting.found), 0) as waiting, coalesce(sum(later.found), 0) as later
from book b
cross join lateral (
    select count(*) as found from (
        select c.id from case_file c where c.book = b.id and c.lead_unit = any (:units) and c.state in ('OPEN', 'OFFERED')
        union
        select c.id from case_file c where c.book = b.id and c.offered_to = any (:units)
        limit :most) bounded) led
cross join lateral (
    select count(*) as found from (
        select from case_partner p
        join case_file c on c.book = p.book and c.id = p.case_file and c.state in ('OPEN', 'OFFERED', 'HANDED_OUT', 'JOINED')
        where p.book = b.id and p.unit = any (:units) and p.confirmation <> 'CONFIRMED'
        limit :most) bounded) waiting
cross join lateral (
    select count(*) as found from (
        select id from case_file c where c.book = b.id and c.area = any (:areas) and c.opened_on >= :from and c.state <> 'WITHDRAWN'
        union
        select r.record from record_unit r
        join case_file c on c.book = r.book and c.id = r.record and c.state <> 'WITHDRAWN'
        where r.book = b.id and r.unit = any (:units) and r.record_type = 'case' and r.day >= :from
        limit :most) bounded) later
