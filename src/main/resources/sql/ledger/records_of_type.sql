-- All records of a type that a book tells of, whatever became of them. Reads the whole book: for checks.
select distinct record
from entry
where book = :book and record_type = :type
