-- Where several attempts in a row have failed the rest waits for a moment, too.
update outbox_parcel
set due_at = :until
where channel = :channel and target = :target and state = 'WAITING' and lease is null and due_at < :until
