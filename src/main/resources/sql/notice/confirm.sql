-- The code has come back, of the mailbox to which it was sent: one that was named meanwhile is not proved by it. A digest whose hour has gone by today is not sent after it.
update notice_address
set confirmed_at = :now, refused_at = null, refused = null, version = version + 1,
    digest_on = case when digest_at <= cast(:time as time) then cast(:today as date) end
where account = :account and code_key = :key and confirmed_at is null
