-- A webhook as it is to be, unless somebody has changed it since it was looked at.
update webhook
set name = :name, address = :address, events = :events, state = :state, version = version + 1
where id = :id and version = :seen
