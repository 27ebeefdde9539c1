-- How many pairs of a window nobody has decided on, those out of sight too.
select number, first_day, last_day
from unsettled_twins(:books::int[], :from::date, :to::date)
where number > 0
