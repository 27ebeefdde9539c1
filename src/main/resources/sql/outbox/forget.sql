-- Some of what need not be kept: a week after a mail was delivered nothing is (it tells of an account when it was told something), of what else was
-- delivered or dropped no body, and after three months nothing of anything. The answer is how much it was.
with old as (
    delete from outbox_parcel
    where id in (select id from outbox_parcel where state <> 'WAITING' and ended_at < :rows limit :most)
    returning 1
),
mails as (
    delete from outbox_parcel
    where id in (
        select id from outbox_parcel
        where channel = 'EMAIL' and state = 'DELIVERED' and ended_at >= :rows and ended_at < :bodies limit :most)
    returning 1
),
bodies as (
    update outbox_parcel set body = null
    where id in (
        select id from outbox_parcel
        where state in ('DELIVERED', 'DROPPED') and body is not null and ended_at >= :rows and ended_at < :bodies
          and not (channel = 'EMAIL' and state = 'DELIVERED')
        limit :most)
    returning 1
)
select (select count(*) from old) + (select count(*) from mails) + (select count(*) from bodies)
