-- First and last day on which anything in sight began; per book two look-ups at the ends of an index.
select min(ends.first_day) as first_day, max(ends.last_day) as last_day
from book_head
cross join lateral (
    select (select occurred_on from tally where tally.book = book_head.book order by occurred_on limit 1) as first_day,
           (select occurred_on from tally where tally.book = book_head.book order by occurred_on desc limit 1) as last_day
) as ends
