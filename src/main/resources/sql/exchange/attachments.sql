-- The documents that are part of some items as they stand: those of the item itself, then those of each reply.
select item, id, turn, name, media_type, size, sha256
from exchange_attachment
where book = :book and item = any (:ids::uuid[]) and standing = 'PART'
order by item, turn nulls first, ordinal, id
