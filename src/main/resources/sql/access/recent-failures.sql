-- How often a password failed lately or is being tried just now: for this account from this address since it last got in there, for the
-- account from anywhere, and from the address at all. Known is an address from which the account got in not long ago.
with failed as (
    select account, address, at from access_trail where act = 'SIGN_IN_FAILED' and at > :since and address = :address
    union all
    select account, address, at from access_trail
    where act = 'SIGN_IN_FAILED' and at > :since and account = :account and address <> :address
    union all
    select account, address, at from sign_in_try where at > :since and (address = :address or account = :account)
), got_in as (
    select max(at) as at from access_trail
    where account = :account and address = :address and act in ('SIGNED_IN', 'UNLOCKED')
)
select count(*) filter (where failed.account = :account and failed.address = :address
                          and failed.at > coalesce(got_in.at, '-infinity')) as of_account,
       count(*) filter (where failed.account = :account) as from_anywhere,
       count(*) filter (where failed.address = :address) as of_address,
       max(failed.at) as last,
       coalesce(max(got_in.at) > :knownSince, false) as known
from got_in left join failed on true
