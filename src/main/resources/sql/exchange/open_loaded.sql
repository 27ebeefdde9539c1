-- Of loaded items: whoever did something with one had opened it by then.
update exchange_recipient
set opened_at = first_acknowledged_at
where book = :book
  and item = any (:items::uuid[])
  and opened_at is null
  and first_acknowledged_at is not null
