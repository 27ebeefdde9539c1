-- How many cases of a kind of which something happened in a window have no category, those out of sight too.
select number, first_day, last_day
from uncategorised_cases(:books::int[], :kind, :from::date, :to::date)
