-- Whether somebody has changed the unit or area after the position that was seen.
select exists (select from area_state where area = :area and :seen < greatest(lower(known), upper(known))
    union all select from area_link where area = :area and :seen < greatest(lower(known), upper(known))
    union all select from unit_state where unit = :unit and :seen < greatest(lower(known), upper(known))
    union all select from unit_link where unit = :unit and :seen < greatest(lower(known), upper(known)))
