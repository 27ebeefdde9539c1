-- What one request wrote into the book, a line for each entry.
insert into access_trail (id, at, act, account, address, record, what, mark)
select id, :at, :act, :account, :address, record, what, mark
from unnest(:ids::uuid[], :records::text[], :whats::text[], :marks::bytea[]) as line (id, record, what, mark)
