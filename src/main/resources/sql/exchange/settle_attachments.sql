-- Documents become part of the item or of a turn, or are so no longer.
update exchange_attachment set standing = :standing, turn = coalesce(:turn::uuid, turn), ordinal = array_position(:ids::uuid[], id) - 1
where book = :book and item = :item and id = any (:ids::uuid[])
