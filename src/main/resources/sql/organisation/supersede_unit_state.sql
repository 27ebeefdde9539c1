-- From an entry on these days of the unit are no longer known as they were: its rows are closed, and what of them lies outside the days is kept.
with superseded as (
    update unit_state set known = int8range(lower(known), :position)
    where unit = :id and valid && daterange(cast(:since as date), cast(:until as date)) and upper_inf(known)
    returning unit, code, force, name_vi, name_en, short_vi, valid)
insert into unit_state (unit, code, force, name_vi, name_en, short_vi, valid, known)
select s.unit, s.code, s.force, s.name_vi, s.name_en, s.short_vi, piece, int8range(:position, null)
from superseded s, unnest(datemultirange(s.valid) - datemultirange(daterange(cast(:since as date), cast(:until as date)))) as piece
