-- Ends what offices of the account in a book would still hold on the day: it is the first one without them.
update appointment
set valid = daterange(lower(valid), cast(:day as date))
where account = :account and book = :book and valid @> cast(:day as date) and lower(valid) < cast(:day as date)
