-- Books that were written to since their last seal.
select book
from book_head
where position > coalesce((select max(seal.position) from seal where seal.book = book_head.book), 0)
order by book
