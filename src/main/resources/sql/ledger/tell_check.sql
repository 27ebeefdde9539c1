-- How far a check has come; those that wait behind it live as long as it does.
update book_check
set told_at = :now,
    entries = case when book = :book then :entries else entries end
where book = any (:books) and ended_at is null
