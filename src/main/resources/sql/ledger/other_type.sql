-- A record that is known already as one of another type: an id belongs to one record of a book, whatever room it lives in, since what it
-- counts for is looked up by the id.
select known.record
from unnest(:records::uuid[], :types::text[]) as wanted (record, record_type)
     cross join lateral (select record, record_type
                         from entry
                         where book = :book and record = wanted.record
                         order by position
                         limit 1) as known
where known.record_type <> wanted.record_type
limit 1
