-- What was said of who coordinates a book from a day on no longer holds: the day had not come.
delete from coordination_office where book = :book and since = cast(:since as date)
