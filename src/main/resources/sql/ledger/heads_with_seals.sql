-- Where the books in sight stand, and up to where each is sealed.
select book.id, book.code, book.name_vi, book.name_en, book_head.position, book_head.hash,
       seal.position as sealed_position, seal.sealed_at, seal.key
from book_head
join book on book.id = book_head.book
left join lateral (
    select position, sealed_at, key
    from seal
    where seal.book = book_head.book
    order by position desc, sealed_at desc
    limit 1) as seal on true
order by book.id
