-- For which areas units answer, known from an entry on.
insert into unit_area (unit, area, valid, known)
select r.unit, r.area, daterange(r.since, r.until), int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r ("unit" bigint, "area" bigint, since date, until date)
