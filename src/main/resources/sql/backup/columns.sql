-- The columns of a table that hold what was written: a generated one follows from the others.
select quote_ident(attname)
from pg_attribute
where attrelid = ('phoihop.' || quote_ident(?))::regclass and attnum > 0 and not attisdropped and attgenerated = ''
order by attnum
