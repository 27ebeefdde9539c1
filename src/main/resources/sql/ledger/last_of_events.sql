-- Of some records of a book the last entry each that is of one of some events, with its payload where that is in sight.
select last.*, payload.salt, payload.body
from unnest(:records::uuid[]) as wanted (record)
cross join lateral (
    select *
    from entry
    where entry.book = :book and entry.record = wanted.record and entry.event = any (:events)
    order by entry.position desc
    limit 1) as last
left join payload using (book, position)
