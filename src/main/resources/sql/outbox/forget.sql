-- What was delivered or dropped a week ago keeps no body, and after three months nothing is kept.
with gone as (delete from outbox_parcel where state <> 'WAITING' and ended_at < :rows)
update outbox_parcel
set body = null
where state in ('DELIVERED', 'DROPPED') and ended_at >= :rows and ended_at < :bodies and body is not null
