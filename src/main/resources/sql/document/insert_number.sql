-- Writes down which record was issued under a number.
insert into document_number (book, issuer, type, year, number, symbol, record, issued_on)
values (:book, :issuer, :type, :year, :number, :symbol, :record, :issued_on)
