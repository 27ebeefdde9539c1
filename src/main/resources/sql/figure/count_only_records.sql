-- Bare counts by their keys, and whether each still stands: the last declaration for an indicator and a window does.
select one.book, one.id, one.indicator, one.window_from, one.window_to, one.quantity, one.source_vi, one.source_en,
       not exists (
           select from count_only later
           where later.book = one.book
             and later.window_from = one.window_from
             and later.window_to = one.window_to
             and later.indicator = one.indicator
             and later.position > one.position
       ) as stands
from count_only one
where one.book = :book
  and one.id = any (:ids::uuid[])
