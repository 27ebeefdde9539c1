-- The next number of a type a body gives in a year. The row stays locked until the transaction ends: two clerks never get one
-- number, and a number is not lost when the issuing fails.
insert into document_counter as counter (book, issuer, type, year, last)
values (:book, :issuer, :type, :year, 1)
on conflict (book, issuer, type, year) do update set last = counter.last + 1
returning last
