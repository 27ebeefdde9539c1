-- A mailbox nobody has proved yet.
insert into notice_address (account, address, code_key, wanted, digest_at, quiet_from, quiet_to, version)
values (:account, :address, :key, :wanted, :digestAt, :quietFrom, :quietTo, :version)
