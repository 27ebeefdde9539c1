-- What an entry brought is no longer known from another one on: the first half of undoing it. Nothing has touched these rows in between.
with
    taken_area_state as (update area_state set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1),
    taken_area_link as (update area_link set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1),
    taken_unit_state as (update unit_state set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1),
    taken_unit_link as (update unit_link set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1),
    taken_unit_area as (update unit_area set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1),
    taken_unit_succession as (update unit_succession set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1),
    taken_area_succession as (update area_succession set known = int8range(lower(known), :position) where lower(known) = :changed and upper_inf(known) returning 1)
select (select count(*) from taken_area_state)
     + (select count(*) from taken_area_link)
     + (select count(*) from taken_unit_state)
     + (select count(*) from taken_unit_link)
     + (select count(*) from taken_unit_area)
     + (select count(*) from taken_unit_succession)
     + (select count(*) from taken_area_succession)
