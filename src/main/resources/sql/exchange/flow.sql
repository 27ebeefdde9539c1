-- What units gave to and asked of each other in a window, those out of sight too: the function tells counts to everybody who sees the book.
select sender_force, sender, receiver_force, receiver, of_senders, of_receivers, items, of_value, rated, acknowledged, acknowledging, asked, answered,
       on_time, answers_of_value, answering, in_book
from exchange_flow(:books::int[], :from, :to, :topic, :areas::bigint[], :moved::bigint[], :firsts::date[], :ends::date[], :byUnit)
order by not of_senders, not of_receivers, sender_force, sender, receiver_force, receiver
