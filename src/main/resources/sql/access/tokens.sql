-- The tokens of an account, newest first; those that are no longer good are told from the others in Java.
select id, appointment, name, scopes, created_at, expires_at, last_used_at, last_used_from, revoked_at
from access_token
where account = :account
order by created_at desc, id
