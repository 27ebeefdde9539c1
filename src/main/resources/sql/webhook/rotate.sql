-- A new secret takes the place of the present one, which signs along for a while.
update webhook
set old_secret = secret, old_until = :until, secret = :secret, version = version + 1
where id = :id
