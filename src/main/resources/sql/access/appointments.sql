-- The offices of an account, newest first; those that hold on a day are chosen in Java, since the account page shows all.
select id, role, book, unit, lower(valid) as valid_from, upper(valid) as valid_to
from appointment
where account = :account
order by lower(valid) desc, role
