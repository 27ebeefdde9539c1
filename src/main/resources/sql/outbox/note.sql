-- What came of an attempt, unless somebody else has taken the parcel meanwhile.
update outbox_parcel
set state = :state, due_at = :due, lease = null, why = :why, ended_at = :ended
where id = :id and lease = :lease
