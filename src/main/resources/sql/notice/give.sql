-- A mailbox nobody has proved yet; asked for twice at once, it is one.
insert into notice_address (account, address, code_key, wanted, digest_at, quiet_from, quiet_to, version)
values (:account, :address, :key, :wanted, :digestAt, :quietFrom, :quietTo, :version)
on conflict do nothing
