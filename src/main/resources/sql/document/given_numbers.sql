-- The last number of a type a body has given under a symbol in a year, in books of which one follows the others.
select coalesce(max(number), 0)
from document_number
where book = any (:books) and issuer = :issuer and type = :type and year = :year and symbol = :symbol
