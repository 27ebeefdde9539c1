-- Some of what was never told: its mail failed or was dropped, and is tried no more.
delete from notice_line
where (book, news, account) in (select book, news, account from notice_line where at < :before limit :most)
