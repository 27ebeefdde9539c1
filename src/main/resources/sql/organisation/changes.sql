-- Changes of the organisation, the newest entry first, after a place in the list.
select *
from organisation_change
where (:before = 0 or position < :before)
  and (:kind = '' or kind = :kind)
  and search like all (cast(:words as text[]))
  and (:of = '' or of_what = :of or of_what is null)
  and (cast(:unit as bigint) is null or units @> array[cast(:unit as bigint)])
  and (cast(:area as bigint) is null or areas @> array[cast(:area as bigint)])
  and case :state
        when 'planned' then undone_position is null and from_day > :today
        when 'made' then undone_position is null and from_day <= :today
        when 'undone' then undone_position is not null
        else true
      end
order by position desc
limit :most
