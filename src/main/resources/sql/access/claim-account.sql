-- Whether the account is as it was seen; then nobody else changes it until this is done.
select version
from account
where id = :id and version = :seen
for no key update
