-- Addresses outside the house that are told automatically of what concerns a unit: that there is something, never what it says.

create table webhook (
    id         uuid primary key,
    unit       bigint not null references unit,
    name       text not null check (length(name) between 1 and 60),
    address    text not null check (length(address) between 1 and 400),
    events     text[] not null check (cardinality(events) > 0),
    -- GONE: it has answered that it is there no longer.
    state      text not null check (state in ('ON', 'OFF', 'GONE')),
    -- With which what is sent is signed, encrypted with the key of the installation; one that was replaced signs along for a day.
    secret     bytea not null,
    old_secret bytea,
    old_until  timestamptz check ((old_until is null) = (old_secret is null)),
    version    int not null check (version > 0),
    created_at timestamptz not null,
    created_by text not null
);
comment on table webhook is 'reference: addresses that are told of what concerns a unit, each with its secret, encrypted with the key of the installation';
create index webhook_of_unit on webhook (unit);

-- Requests never read a secret. An address is in sight of who administers the installation, and of who may name addresses for the unit.
grant select (id, unit, name, address, events, state, old_until, version, created_at, created_by), insert, delete,
    update (name, address, events, state, version) on webhook to ${app};
grant select, insert, update, delete on webhook to ${system};
alter table webhook enable row level security;
create policy app_sees_own on webhook to ${app}
    using ((select acting_authorities()) && '{webhook.administer}'::text[]
           and ((select acting_authorities()) && '{organisation.administer}'::text[] or unit = any ((select acting_units())::bigint[])))
    with check ((select acting_authorities()) && '{webhook.administer}'::text[]
           and ((select acting_authorities()) && '{organisation.administer}'::text[] or unit = any ((select acting_units())::bigint[])));
create policy system_sees on webhook to ${system} using (true) with check (true);

-- Which of the webhooks of some units want to be told of an event: asked by whoever writes something, who need not know of them.
create function find_webhooks(of_units bigint[], of_event text)
    returns table (id uuid, unit bigint)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select w.id, w.unit
    from webhook w
    where w.unit = any (of_units) and w.state = 'ON' and of_event = any (w.events);
end;
revoke execute on function find_webhooks from public;
grant execute on function find_webhooks to ${app}, ${system};
