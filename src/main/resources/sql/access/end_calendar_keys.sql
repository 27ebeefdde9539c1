-- Ends the key of an office of the account, or all of the account where none is named.
delete from calendar_key
where account = :account and (cast(:appointment as uuid) is null or appointment = :appointment)
