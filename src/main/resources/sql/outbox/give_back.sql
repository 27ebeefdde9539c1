-- Taken and not tried: nobody answers there at present.
update outbox_parcel
set lease = null, due_at = :due, attempts = attempts - 1
where lease = :lease and id = any (:ids)
