-- When a book follows another, threads go on from one to the other: beside the id of an item or a record stands its book; null where that is the own one.
alter table exchange_item drop constraint exchange_item_book_follows_fkey;
alter table exchange_item add column follows_book int check (follows_book is null or follows is not null);
alter table exchange_recipient add column outcome_book int check (outcome_book is null or outcome_record is not null);
alter table exchange_turn add column record_book int check (record_book is null or record is not null);
