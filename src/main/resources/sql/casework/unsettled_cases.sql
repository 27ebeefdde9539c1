-- How many cases of which something happened in a window their partners contest or have not spoken about, those out of sight too.
select confirmation, number, first_day, last_day
from unsettled_cases(:books::int[], :from::date, :to::date)
