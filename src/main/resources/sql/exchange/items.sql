-- Some items as they are now; what follows from them for lists and search stays where it is.
select id, version, kind, state, topics, area, observed_from, observed_to, title, body, sender, sender_force, urgency, confidence, impact, units,
       group_forces, group_areas, saved_groups, due, consent, count_only, exercise, follows, follows_book, edition, written_at, written_by, written_unit, written_account,
       sent_at, sent_on, reason
from exchange_item
where book = :book
  and id = any (:ids::uuid[])
