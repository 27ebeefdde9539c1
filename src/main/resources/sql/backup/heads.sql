-- How far each book goes, and the last position that was sealed.
select book_head.book, book_head.position, book_head.hash, max(seal.position)
from book_head
left join seal on seal.book = book_head.book
group by book_head.book, book_head.position, book_head.hash
order by book_head.book
