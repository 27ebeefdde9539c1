-- What who acts has uploaded for an item and not sent.
select item, id, turn, name, media_type, size, sha256
from exchange_attachment
where book = :book and item = :item and standing = 'WAITING'
order by uploaded_at, id
