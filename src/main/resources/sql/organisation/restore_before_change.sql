-- What an entry closed is known again from another one on: the second half of undoing it, after what it brought has been taken back.
with
    restored_force_state as (
        insert into force_state (force, name_vi, name_en, valid, known)
        select force, name_vi, name_en, valid, int8range(:position, null) from force_state where upper(known) = :changed returning 1),
    restored_area_state as (
        insert into area_state (area, code, level, name_vi, name_en, valid, known)
        select area, code, level, name_vi, name_en, valid, int8range(:position, null) from area_state where upper(known) = :changed returning 1),
    restored_area_link as (
        insert into area_link (area, parent, valid, known)
        select area, parent, valid, int8range(:position, null) from area_link where upper(known) = :changed returning 1),
    restored_unit_state as (
        insert into unit_state (unit, code, force, name_vi, name_en, short_vi, valid, known)
        select unit, code, force, name_vi, name_en, short_vi, valid, int8range(:position, null) from unit_state where upper(known) = :changed returning 1),
    restored_unit_link as (
        insert into unit_link (unit, parent, valid, known)
        select unit, parent, valid, int8range(:position, null) from unit_link where upper(known) = :changed returning 1),
    restored_unit_area as (
        insert into unit_area (unit, area, valid, known)
        select unit, area, valid, int8range(:position, null) from unit_area where upper(known) = :changed returning 1),
    restored_unit_succession as (
        insert into unit_succession (unit, successor, since, known)
        select unit, successor, since, int8range(:position, null) from unit_succession where upper(known) = :changed returning 1),
    restored_area_succession as (
        insert into area_succession (area, successor, since, whole, known)
        select area, successor, since, whole, int8range(:position, null) from area_succession where upper(known) = :changed returning 1)
select (select count(*) from restored_force_state)
     + (select count(*) from restored_area_state)
     + (select count(*) from restored_area_link)
     + (select count(*) from restored_unit_state)
     + (select count(*) from restored_unit_link)
     + (select count(*) from restored_unit_area)
     + (select count(*) from restored_unit_succession)
     + (select count(*) from restored_area_succession)
