-- The tables of this system that have outgrown what the planner knows of them: never looked at, or of more than twice the pages since.
select string_agg(oid::regclass::text, ', ')
from pg_class
where relnamespace = 'phoihop'::regnamespace
  and relkind = 'r'
  and pg_relation_size(oid) / current_setting('block_size')::int > 2 * relpages + 4
