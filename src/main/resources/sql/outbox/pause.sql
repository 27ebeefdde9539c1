-- Where several attempts in a row have failed the rest waits for a moment, too; no longer than until its last attempt.
update outbox_parcel
set due_at = greatest(due_at, least(:until, since + interval '3 days'))
where channel = :channel and target = :target and state = 'WAITING' and lease is null and due_at < :until
