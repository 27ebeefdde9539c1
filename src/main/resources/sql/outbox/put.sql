-- Puts a parcel; without naming what it may collide with, since who writes does not see what is there.
insert into outbox_parcel (id, channel, target, key, body, put_at, since, state, due_at, attempts, priority)
values (:id, :channel, :target, :key, :body, :now, :since, 'WAITING', :since, 0, :priority)
on conflict do nothing
