-- What goes first where more waits than can leave at once: 0 before everything else, 2 when nothing else waits.

alter table outbox_parcel add column priority smallint not null default 1 check (priority between 0 and 2);
grant select (priority) on outbox_parcel to ${app};
create index outbox_parcel_in_turn on outbox_parcel (channel, priority, due_at, target) where state = 'WAITING';

-- What is forgotten is found without reading what is kept.
create index outbox_parcel_bodies on outbox_parcel (ended_at) where state in ('DELIVERED', 'DROPPED') and body is not null;
create index outbox_parcel_mails on outbox_parcel (ended_at) where channel = 'EMAIL' and state = 'DELIVERED';
