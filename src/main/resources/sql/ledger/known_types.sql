-- As records of which type the book knows some ids; nothing of an id it does not know.
select known.record, known.record_type
from unnest(:records::uuid[]) as wanted (record)
     cross join lateral (select record, record_type
                         from entry
                         where book = :book and record = wanted.record
                         order by position
                         limit 1) as known
