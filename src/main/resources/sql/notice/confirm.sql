-- The code has come back. A digest whose hour has gone by today is not sent after it.
update notice_address
set confirmed_at = :now, refused_at = null, refused = null, version = version + 1,
    digest_on = case when digest_at <= cast(:time as time) then cast(:today as date) end
where account = :account
