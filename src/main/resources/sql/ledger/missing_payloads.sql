-- The payloads that are not there: dropped by an entry that says so, or missing.
select dropped, first_dropped, last_dropped, missing
from missing_payloads(:book)
