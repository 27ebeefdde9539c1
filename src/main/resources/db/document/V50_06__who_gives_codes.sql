
-- Codes are given by who signs.
call guard_writing('paper_code', '{report.sign}', '{}', '{}', 'book = any ((select acting_books())::int[])');
