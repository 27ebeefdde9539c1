-- Until the transaction ends nobody else gives the body's numbers under this symbol, in whichever of the books that follow each other.
select 1 from pg_advisory_xact_lock(hashtextextended('document_number ' || :issuer || ' ' || :type || ' ' || :year || ' ' || :symbol, 0))
