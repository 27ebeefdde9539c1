-- What the entries of a stretch of a book say happened to which record.
select record, event
from entry
where book = :book and position > :before and position <= :after
order by position
