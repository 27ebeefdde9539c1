-- Notes that somebody has opened an item; the function looks past what may be written, since looking is done in offices that write nothing.
select open_exchange_item(:book, :item, :account, :unit, :desk::bigint[], :actor, :at)
