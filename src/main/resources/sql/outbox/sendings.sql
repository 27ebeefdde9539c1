-- What was put for a target last.
select id, key, state, put_at, attempts, due_at, why, ended_at
from outbox_parcel
where channel = :channel and target = :target
order by put_at desc
limit :most
