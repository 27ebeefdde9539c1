-- The first of some ids of a book that is that of a record of another type.
select known.record
from known_as_another_type(:book, :records::uuid[], :type) as known (record)
where known.record is not null
