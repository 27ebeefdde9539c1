-- Rows of force_state as known at a position, for the snapshot.
select force as id, force.code, name_vi, name_en, lower(valid) as valid_from, upper(valid) as valid_to
from force_state
join force on force.bit = force_state.force
where known @> cast(:position as bigint)
order by 1, lower(valid) nulls first
