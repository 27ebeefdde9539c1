-- Before its day, and as long as the new book is empty, it is taken back that a book follows others: the entries of the common book keep what was said,
-- the rows say what holds.
grant delete on book_succession, coordination_office to ${system};
