-- How large the tables are with their indexes.
select relname, greatest(reltuples, 0)::bigint, pg_total_relation_size(oid), pg_indexes_size(oid)
from pg_class
where relnamespace = 'phoihop'::regnamespace
  and relkind = 'r'
order by 3 desc
