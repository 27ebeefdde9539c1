-- The number that comes next, without taking it.
select greatest(coalesce(max(last), 0), :given) + 1
from document_counter
where book = :book and issuer = :issuer and type = :type and year = :year
