-- From an entry on these days of a definition are no longer known as they were: its rows are closed, and what of them lies outside the days
-- is kept.
with superseded as (
    update definition set known = int8range(lower(known), :position)
    where type = :type and code = :code and valid && daterange(cast(:since as date), cast(:until as date)) and upper_inf(known)
    returning type, code, valid, ordinal, body, source)
insert into definition (type, code, valid, known, ordinal, body, source)
select s.type, s.code, piece, int8range(:position, null), s.ordinal, s.body, s.source
from superseded s, unnest(datemultirange(s.valid) - datemultirange(daterange(cast(:since as date), cast(:until as date)))) as piece
