-- The mailbox of an account, and what is wanted there.
select account, address, code_key, confirmed_at, wanted, digest_at, quiet_from, quiet_to, refused_at, refused, version
from notice_address
where account = :account
