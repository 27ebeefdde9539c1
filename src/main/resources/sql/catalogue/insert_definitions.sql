-- Definitions, known from an entry on.
insert into definition (type, code, valid, known, ordinal, body, source)
select r.type, r.code, daterange(r.since, r.until), int8range(:position, null), r.ordinal, r.body, r.source
from jsonb_to_recordset(cast(:rows as jsonb)) as r (type text, code text, since date, until date, ordinal int, body jsonb, source text)
