-- Ends an office before the given day; one that has not been held on any day before is taken back altogether, with its tokens.
with taken_back as (
    delete from appointment where id = :id and account = :account and lower(valid) >= :day
)
update appointment set valid = daterange(lower(valid), :day)
where id = :id and account = :account and lower(valid) < :day and (upper(valid) is null or upper(valid) > :day)
