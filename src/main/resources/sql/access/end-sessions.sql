-- Signs an account out everywhere but in one session: a new password ends what the old one opened.
delete from spring_session where principal_name = :login and session_id <> :kept
