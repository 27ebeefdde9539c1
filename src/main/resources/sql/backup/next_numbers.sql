-- The columns that number themselves, each with its sequence and the first number it ever gives.
select pg_class.relname, pg_attribute.attname, pg_get_serial_sequence(pg_class.oid::regclass::text, pg_attribute.attname),
       pg_sequence.seqstart
from pg_attribute
join pg_class on pg_class.oid = pg_attribute.attrelid
join pg_sequence
    on pg_sequence.seqrelid = pg_get_serial_sequence(pg_class.oid::regclass::text, pg_attribute.attname)::regclass
where pg_class.relnamespace = 'phoihop'::regnamespace and pg_class.relkind = 'r' and pg_attribute.attidentity <> ''
