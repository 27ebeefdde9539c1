-- Ends an office before the given day; one that has not begun is left with its first day only.
update appointment set valid = daterange(lower(valid), greatest(:day, lower(valid) + 1))
where id = :id and account = :account and (upper(valid) is null or upper(valid) > :day)
