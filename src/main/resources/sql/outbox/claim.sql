-- Takes some of what is due for a target, for as long as carrying it may last. Whoever took it and died has left it due again after that.
update outbox_parcel
set lease = :lease, due_at = :until, attempts = attempts + 1
where id in (
    select p.id from outbox_parcel p
    where p.channel = :channel and p.target = :target and p.state = 'WAITING' and p.due_at <= :now
    order by p.priority, p.due_at, p.put_at
    limit :most
    for update skip locked)
returning id, channel, target, key, body, put_at, since, attempts, priority
