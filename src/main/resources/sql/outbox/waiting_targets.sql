-- Targets for which something is due, found by stepping from target to target: of one for which thousands wait no more than the first is read.
with recursive waiting as (
    (select channel, target, due_at from outbox_parcel
     where state = 'WAITING' and channel = any (:channels)
     order by channel, target, due_at limit 1)
    union all
    select next.channel, next.target, next.due_at
    from waiting w
    cross join lateral (
        select p.channel, p.target, p.due_at from outbox_parcel p
        where p.state = 'WAITING' and p.channel = any (:channels) and (p.channel, p.target) > (w.channel, w.target)
        order by p.channel, p.target, p.due_at limit 1) next
)
select channel, target
from waiting
where due_at <= :now
order by due_at
limit 1000
