-- From an entry on these days of forces are no longer known as they were, in one statement: rows are closed, and what of them lies outside the
-- days is kept.
with gone as (
    select r.id, range_agg(daterange(r.since, r.until)) as days
    from jsonb_to_recordset(cast(:rows as jsonb)) as r (id smallint, since date, until date)
    group by r.id),
superseded as (
    update force_state s set known = int8range(lower(s.known), :position)
    from gone
    where s.force = gone.id and s.valid && gone.days and upper_inf(s.known)
    returning s.force, s.name_vi, s.name_en, s.valid, gone.days)
insert into force_state (force, name_vi, name_en, valid, known)
select s.force, s.name_vi, s.name_en, piece, int8range(:position, null)
from superseded s, unnest(datemultirange(s.valid) - s.days) as piece
