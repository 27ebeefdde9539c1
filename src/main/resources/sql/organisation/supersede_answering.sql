-- From an entry on it is no longer known that the unit answers for the area, or for any where none is named, on these days: its rows are closed, and
-- what of them lies outside the days is kept.
with superseded as (
    update unit_area set known = int8range(lower(known), :position)
    where unit = :id
      and (cast(:area as bigint) is null or area = cast(:area as bigint))
      and valid && daterange(cast(:since as date), cast(:until as date))
      and upper_inf(known)
    returning unit, area, valid)
insert into unit_area (unit, area, valid, known)
select s.unit, s.area, piece, int8range(:position, null)
from superseded s, unnest(datemultirange(s.valid) - datemultirange(daterange(cast(:since as date), cast(:until as date)))) as piece
