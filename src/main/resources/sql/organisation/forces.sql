-- The forces as known at a position.
select bit, code, name_vi, name_en from force where known @> cast(:position as bigint) order by bit
