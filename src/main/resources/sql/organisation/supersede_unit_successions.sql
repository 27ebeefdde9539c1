-- From an entry on these successions are no longer known as they were; what holds instead is inserted.
update unit_succession s set known = int8range(lower(s.known), :position)
from jsonb_to_recordset(cast(:rows as jsonb)) as r (unit bigint, successor bigint, since date)
where s.unit = r.unit and s.successor = r.successor and s.since = r.since and upper_inf(s.known)
