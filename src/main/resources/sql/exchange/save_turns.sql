-- Adds turns to the threads of items.
insert into exchange_turn (book, item, id, ordinal, move, at, actor, unit, about, other, words, day, of_value, record, record_book)
select :book, item, (turn ->> 'id')::uuid, ordinal, turn ->> 'move', (turn ->> 'at')::timestamptz, turn ->> 'actor', (turn ->> 'unit')::bigint,
       (turn ->> 'about')::bigint, (turn ->> 'other')::bigint, turn ->> 'words', (turn ->> 'day')::date, (turn ->> 'ofValue')::boolean,
       (turn ->> 'record')::uuid, (turn ->> 'recordBook')::int
from jsonb_to_recordset(:rows::jsonb) as row (item uuid, ordinal int, turn jsonb)
