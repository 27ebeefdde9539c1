-- Targets of a channel for which something is due, found by stepping from target to target: of one for which thousands wait no more than the first is read.
with recursive waiting as (
    (select target, due_at from outbox_parcel
     where state = 'WAITING' and channel = :channel
     order by target, due_at limit 1)
    union all
    select next.target, next.due_at
    from waiting w
    cross join lateral (
        select p.target, p.due_at from outbox_parcel p
        where p.state = 'WAITING' and p.channel = :channel and p.target > w.target
        order by p.target, p.due_at limit 1) next
)
select target
from waiting
where due_at <= :now and target <> all (:busy)
order by due_at
limit :most
