-- What is taken off the tables while rows are loaded and put back afterwards, and how: foreign keys and indexes that belong to no
-- constraint (checked and built at once they take a fraction of the time), and row security that binds even the owner.
select format('alter table %s no force row level security', oid::regclass),
       format('alter table %s force row level security', oid::regclass), relname::text, 3 as turn
from pg_class
where relnamespace = 'phoihop'::regnamespace and relkind = 'r' and relforcerowsecurity
union all
select format('drop index %s', pg_index.indexrelid::regclass), pg_get_indexdef(pg_index.indexrelid),
       pg_class.relname, 1
from pg_index
join pg_class on pg_class.oid = pg_index.indrelid
where pg_class.relnamespace = 'phoihop'::regnamespace and pg_class.relname not like 'flyway%'
  and not exists (select from pg_constraint where pg_constraint.conindid = pg_index.indexrelid)
union all
select format('alter table %s drop constraint %I', conrelid::regclass, conname),
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
       conrelid::regclass::text, 2
from pg_constraint
where connamespace = 'phoihop'::regnamespace and contype = 'f'
order by 4, 1
