-- Due at once, and for three days anew: what waits for a target, and what failed of it as long as its body is kept.
update outbox_parcel
set state = 'WAITING', due_at = :now, since = :now, why = null, ended_at = null, ended_by = null, lease = null, attempts = 0
where channel = :channel and target = :target and (state = 'FAILED' or state = 'WAITING' and lease is null)
