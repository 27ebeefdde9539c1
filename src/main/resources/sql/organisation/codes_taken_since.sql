-- Codes that an entry took from their bearers and that others bear since, and on which days; asked while it is undone, after what it brought has been
-- taken back.
select other.code, other.name_vi, other.name_en, lower(other.valid) as first, upper(other.valid) as "end"
from unit_state was
join unit_state other on other.code = was.code and other.valid && was.valid and upper_inf(other.known)
where upper(was.known) = :changed
union all
select other.code, other.name_vi, other.name_en, lower(other.valid), upper(other.valid)
from area_state was
join area_state other on other.code = was.code and other.valid && was.valid and upper_inf(other.known)
where upper(was.known) = :changed
