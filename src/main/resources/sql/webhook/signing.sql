-- Where a webhook is, and the secrets with which it is signed now.
select address, state, secret, case when old_until > :now then old_secret end as old_secret
from webhook
where id = :id
