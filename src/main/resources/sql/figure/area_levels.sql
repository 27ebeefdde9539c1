-- Of what level some areas are; it never changes.
select distinct on (area) area, level
from area_state
where area = any (:areas::bigint[])
