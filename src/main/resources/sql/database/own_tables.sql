-- The tables of this system, for commands that take a list of them; those of PostgreSQL itself are its own business.
select string_agg(oid::regclass::text, ', ')
from pg_class
where relnamespace = 'phoihop'::regnamespace
  and relkind in ('r', 'p')
