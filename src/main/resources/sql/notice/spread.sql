-- Takes what happened off the queue, the oldest first, and writes a line for each account that holds an office in one of its units today and wants to
-- be told of the like; not for who did it. Two nodes at once take different ones. The answer is how much was taken.
with first as materialized (
    select n.book, n.id from notice_news n order by n.at limit 500 for update skip locked
),
taken as (
    delete from notice_news n using first f where n.book = f.book and n.id = f.id returning n.*
),
spread as (
    insert into notice_line (book, news, account, record, kind, what, urgency, due, exercise, units, at)
    select distinct on (t.book, t.id, a.account) t.book, t.id, a.account, t.record, t.kind, t.what, t.urgency, t.due, t.exercise, t.units, t.at
    from taken t
    join appointment p on p.unit = any (t.units) and p.valid @> cast(:today as date) and p.role = any (:roles)
    join notice_address a
        on a.account = p.account
        and a.account is distinct from t.account
        and a.confirmed_at is not null
        and a.refused_at is null
        and (a.wanted = 'EACH' or a.wanted = 'URGENT' and t.urgency <> 'ORDINARY')
    on conflict do nothing
)
select count(*) from taken
