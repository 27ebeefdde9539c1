-- How often sign-in failed lately: for this account from this address since its last success there, and from the address at all.
select count(*) filter (where account = :account and at > coalesce(
           (select max(at) from access_trail where account = :account and address = :address and act = 'SIGNED_IN'), '-infinity')) as of_account,
       count(*) as of_address,
       max(at) as last
from access_trail
where act = 'SIGN_IN_FAILED' and address = :address and at > :since
