-- The tables of the schema, each with the tables its foreign keys name (one row per pair).
select tables.relname, named.relname
from pg_class tables
left join pg_constraint key on key.conrelid = tables.oid and key.contype = 'f'
left join pg_class named on named.oid = key.confrelid
where tables.relnamespace = 'phoihop'::regnamespace
  and tables.relkind = 'r'
  and tables.relname not like 'flyway%'
order by 1, 2
