-- Definitions as known at a position, whatever their days, in the order of the files.
select type, code, ordinal, source, lower(valid) as valid_from, upper(valid) as valid_to, body::text as body
from definition
where known @> cast(:position as bigint)
order by ordinal, code, lower(valid) nulls first
