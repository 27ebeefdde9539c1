delete from exchange_attachment
where book = :book
  and item = :item
