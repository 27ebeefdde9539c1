-- How many items of all books will say nothing any more by a day, topic by topic; the line without a topic tells how many in all.
select topic, items
from exchange_content_due(:latest, :day, :topics::text[], :months::int[], :usual)
