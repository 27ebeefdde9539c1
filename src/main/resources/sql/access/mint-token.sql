-- A new token; only its hash is kept.
insert into access_token (id, account, appointment, name, hash, scopes, created_at, expires_at)
values (:id, :account, :appointment, :name, :hash, :scopes, :now, :expires)
