-- From an entry on these days of the area are no longer known as they were: its rows are closed, and what of them lies outside the days is kept.
with superseded as (
    update area_link set known = int8range(lower(known), :position)
    where area = :id and valid && daterange(cast(:since as date), cast(:until as date)) and upper_inf(known)
    returning area, parent, valid)
insert into area_link (area, parent, valid, known)
select s.area, s.parent, piece, int8range(:position, null)
from superseded s, unnest(datemultirange(s.valid) - datemultirange(daterange(cast(:since as date), cast(:until as date)))) as piece
