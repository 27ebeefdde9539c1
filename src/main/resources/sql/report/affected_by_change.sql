-- Reports of some books whose window holds a day other than its first, and papers of some units from that day on.
select 'window' as what, b.name_vi as book, r.window_from, r.window_to
from report r
join book b on b.id = r.book
where r.book = any (:books) and r.window_from < :from and r.window_to > :from and r.state not in ('REPLACED', 'RECALLED')
union all
select 'letterhead', b.name_vi, cast(null as date), cast(null as date)
from letterhead l
join book b on b.id = l.book
where l.unit = any (:units) and (upper_inf(l.valid) or upper(l.valid) > :from)
order by 1 desc, 2, 3
limit :most
