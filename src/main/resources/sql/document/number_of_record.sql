-- The number a record was issued under as a paper of this type.
select number, symbol, issued_on from document_number where book = :book and record = :record and type = :type
