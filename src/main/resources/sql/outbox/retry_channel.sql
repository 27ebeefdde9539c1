-- Due at once, and for three days anew: all that waits for targets of a channel, and what failed, as where its server was away for long.
update outbox_parcel
set state = 'WAITING', due_at = :now, since = :now, why = null, ended_at = null, ended_by = null, lease = null, attempts = 0
where channel = :channel and (state = 'FAILED' or state = 'WAITING' and lease is null and why is not null)
