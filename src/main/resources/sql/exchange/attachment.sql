-- One document in sight: part of an item, or uploaded by who asks.
select item, id, turn, name, media_type, size, sha256, standing
from exchange_attachment
where book = :book and item = :item and id = :id
