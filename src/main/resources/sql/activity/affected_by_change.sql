-- How many activities depend on units and areas from a day on, book by book: drafts, those waiting for a word of the units, and those of the
-- day and later that would lie in a place that is no longer there. Counted up to a bound.
select coalesce(sum(drafts.found), 0) as drafts, coalesce(sum(waiting.found), 0) as waiting, coalesce(sum(later.found), 0) as later
from book b
cross join lateral (
    select count(*) as found from (
        select from activity a
        where a.book = b.id and a.state in ('DRAFT', 'RETURNED') and (a.lead_unit = any (:units) or a.area = any (:areas))
        limit :most) bounded) drafts
cross join lateral (
    select count(*) as found from (
        select from activity_participant p
        join activity a on a.book = p.book and a.id = p.activity and a.state = 'SUBMITTED'
        where p.book = b.id and p.unit = any (:units) and p.confirmation <> 'CONFIRMED'
        limit :most) bounded) waiting
cross join lateral (
    select count(*) as found from (
        select id from activity a where a.book = b.id and a.area = any (:areas) and a.occurred_on >= :from and a.state = 'SUBMITTED'
        union
        select r.record from record_unit r
        join activity a on a.book = r.book and a.id = r.record and a.state = 'SUBMITTED'
        where r.book = b.id and r.unit = any (:units) and r.record_type = 'activity' and r.day >= :from
        limit :most) bounded) later
