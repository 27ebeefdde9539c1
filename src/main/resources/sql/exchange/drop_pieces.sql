delete from exchange_attachment_piece
where book = :book
  and item = :item
