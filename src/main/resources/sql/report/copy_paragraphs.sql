-- A replacing report begins with the words of the one it replaces.
insert into report_paragraph (book, report, id, section, ordinal, text, edited_by, edited_by_account)
select book, :to, gen_random_uuid(), section, ordinal, text, edited_by, edited_by_account
from report_paragraph where book = :book and report = :from
