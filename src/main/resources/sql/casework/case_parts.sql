-- What belongs to some cases, each kind in its own order, the amounts before the milestones that hold them. One question, since a page asks
-- for all of it.
select 'AMOUNT' as part, case_file, ordinal, milestone as ref, measure as word, null::bigint as unit, null::smallint as force,
       null::bigint as to_unit, null::smallint as to_force, null::date as day, null::date as answered_on,
       null::text as reason, null::boolean as of_case, quantity, null::bigint[] as units, null::text[] as stages,
       null::timestamptz as written_at
from case_amount
where book = :book
  and case_file = any (:ids::uuid[])
union all
select 'HAND_OVER', case_file, ordinal, null, answer, from_unit, from_force, to_unit, to_force, offered_on, answered_on,
       reason, null, null, null, null, null
from case_hand_over
where book = :book
  and case_file = any (:ids::uuid[])
union all
select 'LINK', case_file, ordinal, other, direction, null, null, null, null, linked_on, null, null, null, null, null, stages,
       null
from case_link
where book = :book
  and case_file = any (:ids::uuid[])
union all
select 'MILESTONE', case_file, ordinal, id, stage, lead_unit, lead_force, null, null, occurred_on, null, receiver, null, null,
       partners, null, written_at
from case_milestone
where book = :book
  and case_file = any (:ids::uuid[])
union all
select 'PARTNER', case_file, ordinal, null, confirmation, unit, force, null, null, null, null, reason, of_case, null, null,
       null, null
from case_partner
where book = :book
  and case_file = any (:ids::uuid[])
order by part, case_file, ordinal
