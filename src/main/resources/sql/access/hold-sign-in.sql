-- One after the other decides whether there may be a try: of an account, then of an address, always in this order.
select pg_advisory_xact_lock(hashtextextended('sign-in of ' || :account, 0)),
       pg_advisory_xact_lock(hashtextextended('sign-in from ' || :address, 0))
