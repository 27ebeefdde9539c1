-- The webhooks in sight; there are few.
select id, unit, name, address, events, state, old_until, version, created_at, created_by
from webhook
order by unit, name, id
