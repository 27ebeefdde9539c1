-- Whether anything an entry touched has been changed after it by another one that still stands. What was changed and taken back again is as it was.
with taken_back as (
    select position as bound from organisation_change where undone_position is not null
    union all
    select undone_position from organisation_change where undone_position is not null),
bounds as (
    select unnest(array[lower(known), upper(known)]) as bound from area_state where area = any (:areas)
    union all select unnest(array[lower(known), upper(known)]) from area_link where area = any (:areas)
    union all select unnest(array[lower(known), upper(known)]) from unit_state where unit = any (:units)
    union all select unnest(array[lower(known), upper(known)]) from unit_link where unit = any (:units)
    union all select unnest(array[lower(known), upper(known)]) from unit_area where unit = any (:units) or area = any (:areas)
    union all select unnest(array[lower(known), upper(known)]) from unit_succession where unit = any (:units)
    union all select unnest(array[lower(known), upper(known)]) from area_succession where area = any (:areas)
    union all
    select unnest(array[lower(known), upper(known)])
    from force_state
    where force in (select mine.force from force_state mine where lower(mine.known) = :changed or upper(mine.known) = :changed))
select exists (select from bounds where bound > :changed and bound not in (select bound from taken_back))
