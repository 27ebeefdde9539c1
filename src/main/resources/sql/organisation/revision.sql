-- The entry of the common book that last changed the organisation, as far as a position has seen it, and whether every entry up to the
-- position has been committed; a snapshot is kept per such entry.
select coalesce(max(position), 0) as revision,
       coalesce((select book_head.position >= :position from book_head where book_head.book = 0), false) as settled
from organisation_revision
where position <= :position
