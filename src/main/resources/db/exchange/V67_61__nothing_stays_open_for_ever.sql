-- What nobody closes ends by itself after a while; before that its sender is told that it may be closed. What was never sent is kept nowhere.

-- Follows from the item, for lists: whether nobody has anything to do with it any more.
alter table exchange_item add column may_be_closed boolean not null default false;
update exchange_item i
set may_be_closed = true
where i.state in ('SENT', 'CORRECTED')
  and not i.sender_acts
  and not exists (select from exchange_recipient r where r.book = i.book and r.item = i.id and (r.must_acknowledge or r.must_answer));
create index exchange_item_may_be_closed on exchange_item (book, sender) where may_be_closed;
create index exchange_item_to_end on exchange_item (book, changed_at) where state in ('DRAFT', 'SENT', 'CORRECTED');

update exchange_item set title = null, body = null, search = '' where state = 'DISCARDED';
update exchange_turn set words = null where move = 'DISCARD';

-- A draft the system throws away lets go of its documents.
grant update (turn, ordinal) on exchange_attachment to ${system};
