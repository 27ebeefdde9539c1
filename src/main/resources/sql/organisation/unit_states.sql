-- Rows of unit_state as known at a position, for the snapshot.
select unit as id, code, force, name_vi, name_en, short_vi, lower(valid) as valid_from, upper(valid) as valid_to
from unit_state
where known @> cast(:position as bigint)
order by 1, lower(valid) nulls first
