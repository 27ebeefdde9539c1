insert into exchange_attachment_piece (book, item, attachment, ordinal, content)
values (:book, :item, :attachment, :ordinal, :content)
