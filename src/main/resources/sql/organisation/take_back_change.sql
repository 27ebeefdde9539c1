-- What an entry brought is no longer known from another one on: the first half of undoing it. Nothing that still stands has touched these rows in
-- between; where something was changed and taken back, the row is there again under a later position and is told by what it says.
with
    taken_force_state as (
        update force_state s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from force_state t
            where lower(t.known) = :changed and t.force = s.force and t.valid = s.valid and (t.name_vi, t.name_en) = (s.name_vi, s.name_en))
        returning 1),
    taken_area_state as (
        update area_state s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from area_state t
            where lower(t.known) = :changed and t.area = s.area and t.valid = s.valid
              and (t.code, t.level, t.name_vi, t.name_en) = (s.code, s.level, s.name_vi, s.name_en))
        returning 1),
    taken_area_link as (
        update area_link s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from area_link t where lower(t.known) = :changed and t.area = s.area and t.valid = s.valid and t.parent = s.parent)
        returning 1),
    taken_unit_state as (
        update unit_state s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from unit_state t
            where lower(t.known) = :changed and t.unit = s.unit and t.valid = s.valid
              and (t.code, t.force, t.name_vi, t.name_en, t.short_vi) = (s.code, s.force, s.name_vi, s.name_en, s.short_vi))
        returning 1),
    taken_unit_link as (
        update unit_link s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from unit_link t where lower(t.known) = :changed and t.unit = s.unit and t.valid = s.valid and t.parent = s.parent)
        returning 1),
    taken_unit_area as (
        update unit_area s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from unit_area t where lower(t.known) = :changed and t.unit = s.unit and t.area = s.area and t.valid = s.valid)
        returning 1),
    taken_unit_succession as (
        update unit_succession s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from unit_succession t
            where lower(t.known) = :changed and (t.unit, t.successor, t.since) = (s.unit, s.successor, s.since))
        returning 1),
    taken_area_succession as (
        update area_succession s set known = int8range(lower(s.known), :position)
        where upper_inf(s.known) and exists (
            select from area_succession t
            where lower(t.known) = :changed and (t.area, t.successor, t.since, t.whole) = (s.area, s.successor, s.since, s.whole))
        returning 1)
select (select count(*) from taken_force_state)
     + (select count(*) from taken_area_state)
     + (select count(*) from taken_area_link)
     + (select count(*) from taken_unit_state)
     + (select count(*) from taken_unit_link)
     + (select count(*) from taken_unit_area)
     + (select count(*) from taken_unit_succession)
     + (select count(*) from taken_area_succession)
