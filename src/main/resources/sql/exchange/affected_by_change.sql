-- How many items depend on units from a day on, book by book: answers they owe, decisions they owe as senders, and items to be acknowledged.
-- Counted up to a bound.
select coalesce(sum(answers.found), 0) as answers, coalesce(sum(decisions.found), 0) as decisions, coalesce(sum(receipts.found), 0) as receipts
from book b
cross join lateral (
    select count(*) as found from (
        select from exchange_recipient r where r.book = b.id and r.unit = any (:units) and r.must_answer limit :most) bounded) answers
cross join lateral (
    select count(*) as found from (
        select from exchange_item i where i.book = b.id and i.sender = any (:units) and i.sender_acts limit :most) bounded) decisions
cross join lateral (
    select count(*) as found from (
        select from exchange_recipient r where r.book = b.id and r.unit = any (:units) and r.must_acknowledge limit :most) bounded) receipts
