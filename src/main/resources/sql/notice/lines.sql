-- What a mail tells, the most urgent first.
select book, record, kind, what, urgency, due, exercise, units
from notice_line
where parcel = :parcel
order by array_position('{IMMEDIATE,VERY_URGENT,URGENT,ORDINARY}'::text[], urgency), at
