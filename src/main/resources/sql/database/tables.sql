-- The tables of the schema, each with the tables its foreign keys name (one row per pair). Keys that are asked at the end of a transaction need no
-- order, and have none: areas lie in areas that are there, and each that is there lies in one.
select tables.relname, named.relname
from pg_class tables
left join pg_constraint key on key.conrelid = tables.oid and key.contype = 'f' and not key.condeferred
left join pg_class named on named.oid = key.confrelid
where tables.relnamespace = 'phoihop'::regnamespace
  and tables.relkind = 'r'
  and tables.relname not like 'flyway%'
order by 1, 2
