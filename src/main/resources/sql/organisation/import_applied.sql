-- Remembers at which entry of the common book an upload was applied, so that asking again finds it done.
update organisation_import set applied_at_position = :position where id = :id
