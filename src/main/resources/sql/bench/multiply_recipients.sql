-- The recipient of each.
insert into exchange_recipient (book, item, unit, force, ordinal, acknowledged, acknowledged_at, answer, due, answered_at, answered_on, of_value, rated_at,
                                listed_at, changed_at, must_acknowledge, must_answer, got_at, first_acknowledged_at, opened_at)
select 1, id, receiver, 2, 0, case when fresh then 0 else 1 end, later, case when not asks then 'NONE' when fresh then 'OPEN' else 'ACCEPTED' end,
       case when asks then at::date + 10 end, case when asks then later end, case when asks then later::date end,
       case when not asks and not fresh then number % 3 = 0 end, case when not asks then later end, at, at, fresh, asks and fresh, at, later, later
from (select *, case when not fresh then at + number % 50 * interval '1 hour' end as later from made_item) as made
