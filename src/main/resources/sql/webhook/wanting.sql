-- The webhooks of these units that want to hear of such an event; who writes does not see them.
select id, unit from find_webhooks(:units, :event)
