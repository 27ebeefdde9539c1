-- A replacing report begins with the words of the one it replaces: approved already, they are nobody's own work in the new one.
insert into report_paragraph (book, report, id, section, ordinal, text, edited_by, edited_by_account)
select book, :to, gen_random_uuid(), section, ordinal, text, edited_by, null
from report_paragraph where book = :book and report = :from
