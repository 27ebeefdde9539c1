-- Ends one token of an account, or all of them where none is named.
update access_token set revoked_at = :now
where account = :account and revoked_at is null and (cast(:id as uuid) is null or id = :id)
