-- What was never told, since its mail failed or was dropped, is found by its age.
create index notice_line_in_time on notice_line (at);
