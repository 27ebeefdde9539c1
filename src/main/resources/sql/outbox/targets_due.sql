-- Targets of a channel for which something is due, those for which something goes first before the others; looked for among the first that are due, so
-- that thousands that wait cost nothing. How many of these are a target's tells whether one has pushed aside the others.
select target, min(priority) as priority, count(*) as parcels
from (
    select target, priority, due_at
    from outbox_parcel
    where state = 'WAITING' and channel = :channel and priority <= :last and due_at <= :now and target <> all (:busy)
    order by priority, due_at
    limit :looked
) as first
group by target
order by min(priority), min(due_at)
limit :most
