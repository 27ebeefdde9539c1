-- What is wanted and when, from the version that was seen.
update notice_address
set wanted = :wanted, digest_at = :digestAt, quiet_from = :quietFrom, quiet_to = :quietTo, version = version + 1
where account = :account and version = :seen
