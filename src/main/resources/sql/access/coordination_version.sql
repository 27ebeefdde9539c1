-- How often it was said who coordinates a book.
select coalesce(max(version), 0)
from coordination_office
where book = :book
