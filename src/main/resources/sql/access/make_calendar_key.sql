-- A new key of an office; only its hash is kept.
insert into calendar_key (appointment, account, hash, created_at)
values (:appointment, :account, :hash, :now)
