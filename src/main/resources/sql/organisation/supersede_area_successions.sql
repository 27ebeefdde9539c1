-- From an entry on these successions are no longer known as they were; what holds instead is inserted.
update area_succession s set known = int8range(lower(s.known), :position)
from jsonb_to_recordset(cast(:rows as jsonb)) as r (area bigint, successor bigint, since date)
where s.area = r.area and s.successor = r.successor and s.since = r.since and upper_inf(s.known)
