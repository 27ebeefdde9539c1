-- The indexes of tables that are filled which belong to no constraint, and how to make them again.
select pg_class.oid::regclass::text, pg_get_indexdef(pg_class.oid)
from pg_index
join pg_class on pg_class.oid = pg_index.indexrelid
where pg_index.indrelid = any (?::text[]::regclass[])
  and not exists (select from pg_constraint where pg_constraint.conindid = pg_class.oid)
order by 1
