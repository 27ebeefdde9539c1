select content
from exchange_attachment_piece
where book = :book and item = :item and attachment = :attachment and ordinal = :ordinal
