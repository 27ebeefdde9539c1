-- Who took over from whom, known from an entry on.
insert into unit_succession (unit, successor, since, known)
select r.unit, r.successor, r.since, int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r (unit bigint, successor bigint, since date)
