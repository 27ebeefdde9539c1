-- The books of which the last check that was asked for has found something that does not hold.
select book
from book_check
where fault is not null
order by book
