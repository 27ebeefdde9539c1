-- The first record of a book that counts in an area, or for a unit, that did not exist on its day, as is known now. Places and days are few
-- beside tallies, so those that were not there are found first, and their records then.
with astray as (
    select 'AREA' as what, place.area as id, place.occurred_on
    from (select distinct tally.area, tally.occurred_on from tally where tally.book = :book) place
    where not exists (
        select from area_state
        where area_state.area = place.area
          and upper_inf(area_state.known)
          and area_state.valid @> place.occurred_on)
    union all
    select 'UNIT', credited.unit, credited.occurred_on
    from (select distinct tally.credited_unit as unit, tally.occurred_on from tally where tally.book = :book) credited
    where not exists (
        select from unit_state
        where unit_state.unit = credited.unit
          and upper_inf(unit_state.known)
          and unit_state.valid @> credited.occurred_on)
)
select tally.record, astray.occurred_on, astray.what, astray.id
from astray
join tally
    on tally.book = :book
    and tally.occurred_on = astray.occurred_on
    and case astray.what when 'AREA' then tally.area else tally.credited_unit end = astray.id
group by tally.record, astray.occurred_on, astray.what, astray.id, tally.measure, tally.stage
having sum(tally.quantity) <> 0
order by astray.occurred_on, tally.record
limit 1
