-- A new secret takes the place of the present one, which signs along for a while. Rotated again within that while, the oldest goes on signing: it is the
-- one receivers have; the one in between nobody may have taken up yet.
update webhook
set old_secret = case when old_until > :now then old_secret else secret end,
    old_until = case when old_until > :now then old_until else :until end,
    secret = :secret, version = version + 1
where id = :id and version = :seen
