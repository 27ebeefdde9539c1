-- What is to be sent out, written in the transaction of what it tells of and carried afterwards. At least once: who receives it tells it by its id.

create table outbox_parcel (
    id       uuid primary key,
    channel  text not null check (channel in ('EMAIL', 'WEBHOOK')),
    target   text not null check (length(target) between 1 and 400),
    -- What it is about, minted by who puts it: the same for the same target is put once.
    key      uuid not null,
    -- Forgotten a while after it was delivered.
    body     text,
    put_at   timestamptz not null,
    -- From when on it is tried; given up some days later.
    since    timestamptz not null,
    state    text not null check (state in ('WAITING', 'DELIVERED', 'FAILED', 'DROPPED')),
    -- The next attempt; while somebody carries it, when that one is taken to be dead.
    due_at   timestamptz check ((due_at is null) = (state <> 'WAITING')),
    -- Of who carries it now.
    lease    uuid check (lease is null or state = 'WAITING'),
    attempts int not null check (attempts >= 0),
    -- What became of the last attempt.
    why      text,
    ended_at timestamptz check ((ended_at is null) = (state = 'WAITING')),
    ended_by text,
    unique (channel, target, key),
    check (state <> 'WAITING' or body is not null)
);
comment on table outbox_parcel is 'reference: what is to be sent out, and what became of it; carried at least once, told by its id';
create index outbox_parcel_waiting on outbox_parcel (channel, target, due_at) where state = 'WAITING';
create index outbox_parcel_of_target on outbox_parcel (channel, target, put_at desc);
create index outbox_parcel_failed on outbox_parcel (channel, target) where state = 'FAILED';
create index outbox_parcel_ended on outbox_parcel (ended_at) where state <> 'WAITING';

-- Whoever writes puts; who administers sees what became of it, tries it again and drops it, and reads no body. The system carries.
grant select (id, channel, target, key, put_at, since, state, due_at, lease, attempts, why, ended_at, ended_by), insert on outbox_parcel to ${app};
grant update (since, state, due_at, lease, attempts, why, ended_at, ended_by) on outbox_parcel to ${app};
grant select, insert, update, delete on outbox_parcel to ${system};
alter table outbox_parcel enable row level security;
create policy app_puts on outbox_parcel for insert to ${app}
    with check ((select acting_account()) is not null and state = 'WAITING' and attempts = 0 and lease is null);
create policy app_sees on outbox_parcel for select to ${app}
    using ((select acting_authorities()) && '{organisation.administer}'::text[]);
create policy app_changes on outbox_parcel for update to ${app}
    using ((select acting_authorities()) && '{organisation.administer}'::text[]);
create policy system_sees on outbox_parcel to ${system} using (true) with check (true);
