-- Which areas went into which, known from an entry on.
insert into area_succession (area, successor, since, whole, known)
select r.area, r.successor, r.since, r.whole, int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r (area bigint, successor bigint, since date, whole boolean)
