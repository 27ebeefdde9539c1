-- To which units units answer, known from an entry on.
insert into unit_link (unit, parent, valid, known)
select r.child, r.parent, daterange(r.since, r.until), int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r ("child" bigint, "parent" bigint, since date, until date)
