-- The next number of a type a body gives in a year, and no less than what comes after those already given. The row stays locked until the
-- transaction ends: two clerks never get one number, and a number is not lost when the issuing fails.
insert into document_counter as counter (book, issuer, type, year, last)
values (:book, :issuer, :type, :year, :given + 1)
on conflict (book, issuer, type, year) do update set last = greatest(counter.last, :given) + 1
returning last
