-- Rows of area_state as known at a position, for the snapshot.
select area as id, code, level, name_vi, name_en, lower(valid) as valid_from, upper(valid) as valid_to
from area_state
where known @> cast(:position as bigint)
order by 1, lower(valid) nulls first
