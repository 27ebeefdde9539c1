
-- Codes are given with the paper: by who signs, and asked for again by who issues.
call guard_writing('paper_code', '{report.approve,report.sign,report.issue}', '{}', '{}', 'book = any ((select acting_books())::int[])');
