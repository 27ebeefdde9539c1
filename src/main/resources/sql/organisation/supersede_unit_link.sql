-- From an entry on these days of the unit are no longer known as they were: its rows are closed, and what of them lies outside the days is kept.
with superseded as (
    update unit_link set known = int8range(lower(known), :position)
    where unit = :id and valid && daterange(cast(:since as date), cast(:until as date)) and upper_inf(known)
    returning unit, parent, valid)
insert into unit_link (unit, parent, valid, known)
select s.unit, s.parent, piece, int8range(:position, null)
from superseded s, unnest(datemultirange(s.valid) - datemultirange(daterange(cast(:since as date), cast(:until as date)))) as piece
