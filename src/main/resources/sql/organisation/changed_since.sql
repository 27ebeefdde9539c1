-- Whether somebody has changed one of the units or areas after the position that was seen.
select exists (select from area_state where area = any (:areas) and :seen < greatest(lower(known), upper(known))
    union all select from area_link where area = any (:areas) and :seen < greatest(lower(known), upper(known))
    union all select from unit_state where unit = any (:units) and :seen < greatest(lower(known), upper(known))
    union all select from unit_link where unit = any (:units) and :seen < greatest(lower(known), upper(known))
    union all select from unit_area
        where (unit = any (:units) or area = any (:areas)) and :seen < greatest(lower(known), upper(known))
    union all select from unit_succession where unit = any (:units) and :seen < greatest(lower(known), upper(known))
    union all select from area_succession where area = any (:areas) and :seen < greatest(lower(known), upper(known)))
