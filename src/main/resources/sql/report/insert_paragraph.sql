-- A paragraph as the form or an officer wrote it.
insert into report_paragraph (book, report, id, section, ordinal, text, edited_by, edited_by_account)
values (:book, :report, :id, :section, :ordinal, :text, :editedBy, :account)
