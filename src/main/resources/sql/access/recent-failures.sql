-- How often a password failed lately: for this account from this address since it last got in there, and from the address at all.
select count(*) filter (where account = :account and at > coalesce(
           (select max(at) from access_trail where account = :account and address = :address and act in ('SIGNED_IN', 'UNLOCKED')), '-infinity')) as failures,
       count(*) as of_address,
       max(at) as last
from access_trail
where act = 'SIGN_IN_FAILED' and address = :address and at > :since
