-- Whether words of a report are as an account wrote them last.
select exists (
    select from report_paragraph where book = :book and report = :report and edited_by_account = :account)
