-- Keeps a list; one of the same name at the same path gives way.
insert into saved_list (id, account, name, path, address)
values (:id, :account, :name, :path, :address)
on conflict (account, path, name) do update set address = excluded.address
