-- An edit of what was looked at; nothing happens when somebody else was faster.
update report_paragraph
set text = :text, version = version + 1, edited_by = :editedBy, edited_by_account = :account
where book = :book and report = :report and id = :id and version = :version
