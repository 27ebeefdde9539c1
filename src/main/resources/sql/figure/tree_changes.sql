-- The days inside a window on which an area began, ended or moved, as known at a position of the common book.
select distinct day
from (
    select area_link.valid, area_link.known from area_link
    union all
    select area_state.valid, area_state.known from area_state) as dated
cross join lateral unnest(array[lower(dated.valid), upper(dated.valid)]) as day
where dated.known @> :common::bigint
  and day > :from
  and day < :to
