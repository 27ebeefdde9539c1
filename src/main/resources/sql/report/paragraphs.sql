-- All words of a report. The form says in which order its sections stand.
select * from report_paragraph where book = :book and report = :report order by section, ordinal, id
