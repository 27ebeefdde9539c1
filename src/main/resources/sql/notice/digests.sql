-- Accounts whose hour of the digest has come on this day, each once: they are marked as seen to with it. A node that comes back hours later sends none.
with ready as materialized (
    select d.account
    from notice_address d
    where d.confirmed_at is not null
      and d.refused_at is null
      and d.wanted <> 'NONE'
      and d.digest_at <= cast(:time as time)
      and cast(:time as time) - d.digest_at < interval '6 hours'
      and (d.digest_on is null or d.digest_on < cast(:today as date))
    limit 500
    for update skip locked
)
update notice_address a
set digest_on = :today
from ready
where a.account = ready.account
returning a.account
