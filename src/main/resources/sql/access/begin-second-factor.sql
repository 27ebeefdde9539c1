-- A new key that is not asked for yet; it replaces one that was never confirmed, never one in use.
insert into second_factor (account, secret, begun_at) values (:account, :secret, :now)
on conflict (account) do update set secret = excluded.secret, begun_at = excluded.begun_at
where second_factor.confirmed_at is null
