-- Of some ids those that may become part of the item, held until the transaction ends: uploaded by who acts, or, of its sender, part of it before.
select item, id, turn, name, media_type, size, sha256, standing
from exchange_attachment
where book = :book and item = :item and id = any (:ids::uuid[])
for update
