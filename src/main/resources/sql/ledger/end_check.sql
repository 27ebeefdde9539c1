-- What a check has found.
update book_check
set told_at = :now, ended_at = :now, entries = :entries, dropped = :dropped, fault = :fault, position = :position, arguments = :arguments
where book = :book
