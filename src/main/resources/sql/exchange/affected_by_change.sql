-- How many items depend on units from a day on, book by book: answers they owe, decisions they owe as senders, items to be acknowledged, and
-- groups of recipients that name them. Counted up to a bound.
select coalesce(sum(answers.found), 0) as answers, coalesce(sum(decisions.found), 0) as decisions, coalesce(sum(receipts.found), 0) as receipts,
       coalesce(sum(named.found), 0) as groups
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
cross join lateral (
    select count(*) as found from (
        select from exchange_group g where g.book = b.id and g.units && :units limit :most) bounded) named
