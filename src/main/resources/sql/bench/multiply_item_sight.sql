-- Who sees them by themselves.
insert into record_unit (book, unit, record_type, day, record)
select 1, unit, 'exchange', at::date, id
from made_item
cross join lateral (values (sender), (receiver)) as side (unit)
