-- Takes out what waits for a target or failed. What is being carried just now may arrive all the same.
update outbox_parcel
set state = 'DROPPED', due_at = null, lease = null, why = :why, ended_at = :now, ended_by = :by
where channel = :channel and target = :target and state in ('WAITING', 'FAILED')
