-- One change of the catalogue at a time: each decides on what the one before has written. Readers do not wait.
select 1 from pg_advisory_xact_lock(hashtext('phoihop.catalogue'))
