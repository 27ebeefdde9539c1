-- The first record of a book that counts in an area, or for a unit, that did not exist on its day, as is known now. Places and days are few
-- beside tallies, so they are told apart first.
with placed as (
    select tally.area, tally.credited_unit, tally.occurred_on, tally.record
    from tally
    where tally.book = :book
    group by tally.area, tally.credited_unit, tally.occurred_on, tally.record, tally.measure, tally.stage
    having sum(tally.quantity) <> 0
), strays as (
    select placed.record, placed.occurred_on, 'AREA' as what, placed.area as id
    from placed
    where not exists (
        select from area_state
        where area_state.area = placed.area
          and upper_inf(area_state.known)
          and area_state.valid @> placed.occurred_on)
    union all
    select placed.record, placed.occurred_on, 'UNIT', placed.credited_unit
    from placed
    where not exists (
        select from unit_state
        where unit_state.unit = placed.credited_unit
          and upper_inf(unit_state.known)
          and unit_state.valid @> placed.occurred_on)
)
select record, occurred_on, what, id
from strays
order by occurred_on, record
limit 1
