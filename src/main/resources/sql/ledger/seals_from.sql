-- What a witness has not heard yet: the seals of all books after the last one it holds of each.
select seal.*
from seal
left join unnest(:books::int[], :positions::bigint[]) as heard (book, position) on heard.book = seal.book
where seal.position > coalesce(heard.position, 0)
order by seal.book, seal.position, seal.sealed_at
limit :limit
