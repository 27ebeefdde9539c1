-- Per target what waits and what failed, those in trouble first; the words are those of the last attempt that did not succeed.
select channel, target,
       count(*) filter (where state = 'WAITING') as waiting,
       count(*) filter (where state = 'FAILED') as failed,
       max(attempts) filter (where state = 'WAITING') as attempts,
       min(put_at) as oldest,
       min(due_at) as due_at,
       (array_agg(why order by put_at desc) filter (where why is not null))[1] as why
from outbox_parcel
where state in ('WAITING', 'FAILED')
group by channel, target
order by failed desc, waiting desc, channel, target
limit :most
