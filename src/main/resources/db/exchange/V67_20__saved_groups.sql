-- Groups of recipients that a unit keeps under a name: units, and all units of a force in an area, which become units when an item is sent.

create table exchange_group (
    book         int not null,
    id           uuid not null,
    unit         bigint not null,
    name         text not null check (length(name) between 1 and 60),
    version      int not null check (version > 0),
    units        bigint[] not null,
    group_forces smallint[] not null,
    group_areas  bigint[] not null check (cardinality(group_areas) = cardinality(group_forces)),
    changed_at   timestamptz not null,
    changed_by   text not null,
    primary key (book, id)
);
comment on table exchange_group is 'distributed: recipients that a unit keeps under a name';
create unique index exchange_group_name on exchange_group (book, unit, lower(name));

-- It is the unit's own, and seen where it is acted for.
alter table exchange_group enable row level security;
create policy app_sees on exchange_group to ${app}
    using (book = any ((select acting_books())::int[]) and unit = any ((select acting_units())::bigint[]));
create policy system_sees on exchange_group to ${system} using (true) with check (true);
call guard_writing('exchange_group', '{exchange.record}', '{exchange.record}', '{exchange.record}',
    'book = any ((select acting_books())::int[]) and unit = any ((select acting_units())::bigint[])');
grant select, insert, update, delete on exchange_group to ${app}, ${system};

-- The saved groups an item was addressed to; which units these are is settled when it is sent.
alter table exchange_item add column saved_groups uuid[] not null default '{}';
