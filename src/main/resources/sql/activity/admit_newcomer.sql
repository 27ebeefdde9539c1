-- Lets a unit into the sight of the record it joins, where that has the traits of what the unit writes down itself.
select admit_newcomer(
    :book, :record, :unit, :kind, :day::date, :startsAt, :endsAt, :exercise, :area, :units::bigint[], :areas::bigint[],
    :beginApart * interval '1 second', :lasts * interval '1 second')
