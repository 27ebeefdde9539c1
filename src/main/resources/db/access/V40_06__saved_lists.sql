-- Lists that somebody comes back to: an address of ours with its filters, under a name.

create table saved_list (
    id       uuid primary key,
    account  uuid not null references account,
    name     text not null check (length(name) between 1 and 60),
    path     text not null check (path like '/%'),
    address  text not null check (length(address) <= 2000 and starts_with(address, path)),
    unique (account, path, name)
);
comment on table saved_list is 'reference: lists with their filters that somebody keeps under a name';

grant select, insert, update, delete on saved_list to ${app};
grant select, insert, update, delete on saved_list to ${system};
alter table saved_list enable row level security;
create policy app_sees_own on saved_list to ${app} using (account = acting_account()) with check (account = acting_account());
create policy system_sees on saved_list to ${system} using (true) with check (true);
