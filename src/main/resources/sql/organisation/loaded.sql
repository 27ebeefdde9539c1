-- Whether these very files have been loaded before.
select exists (select from organisation_revision where hash = :hash)
