-- Whether these very files have been loaded before.
select exists (select from catalogue_revision where hash = :hash)
