-- Whether nobody has touched an item since before then; asked while it is held.
select changed_at < :before from exchange_item where book = :book and id = :id
