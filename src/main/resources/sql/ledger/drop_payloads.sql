-- Takes away what the entries of a record hold; the function looks for the entry that says so.
select drop_payloads(:book, :record)
