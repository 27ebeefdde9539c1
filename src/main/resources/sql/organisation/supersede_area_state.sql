-- From an entry on these days of the area are no longer known as they were: its rows are closed, and what of them lies outside the days is kept.
with superseded as (
    update area_state set known = int8range(lower(known), :position)
    where area = :id and valid && daterange(cast(:since as date), cast(:until as date)) and upper_inf(known)
    returning area, code, level, name_vi, name_en, valid)
insert into area_state (area, code, level, name_vi, name_en, valid, known)
select s.area, s.code, s.level, s.name_vi, s.name_en, piece, int8range(:position, null)
from superseded s, unnest(datemultirange(s.valid) - datemultirange(daterange(cast(:since as date), cast(:until as date)))) as piece
