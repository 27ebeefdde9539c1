-- For the activities that entries of a stretch of a book speak about: each that counts, with every record that may be the same thing.
with changed as materialized (
    select distinct record
    from entry
    where book = :book
      and position > :from
      and position <= :to
      and record_type = 'activity'
)
select a.id as one, a.starts_at as one_starts, a.ends_at as one_ends, a.area as one_area, a.lead_unit as one_lead, a.forces as one_forces,
       a.occurred_on as one_day,
       array(select p.unit from activity_participant p where p.book = a.book and p.activity = a.id) as one_units,
       array(select concat_ws(' ', c.unit, c.measure, c.quantity)
             from activity_contribution c
             where c.book = a.book and c.activity = a.id
             order by c.ordinal) as one_amounts,
       twin.*
from changed
join activity a on a.book = :book and a.id = changed.record
cross join lateral twin_candidates(
    a.book, a.kind, a.occurred_on, a.starts_at, a.ends_at, false, a.area,
    a.lead_unit || array(select p.unit from activity_participant p where p.book = a.book and p.activity = a.id), null, a.id,
    :beginApart * interval '1 second', :lasts * interval '1 second') twin
where a.state = 'SUBMITTED'
  and not a.exercise
  and twin.state = 'SUBMITTED'
