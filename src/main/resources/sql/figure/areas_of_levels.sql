-- The areas of some levels, whenever they were there; an area's level never changes.
select distinct level, area
from area_state
where level = any (:levels::text[])
order by level, area
