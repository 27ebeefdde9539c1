-- How often codes of this account failed lately, from wherever: who gets as far as a code has the password.
select count(*) as failures, max(at) as last
from access_trail
where account = :account and act = 'SECOND_FACTOR_FAILED' and at > :since
  and at > coalesce((select max(at) from access_trail where account = :account and act in ('SIGNED_IN', 'UNLOCKED')), '-infinity')
