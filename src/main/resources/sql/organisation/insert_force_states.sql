-- What forces are called and when they are there, known from an entry on.
insert into force_state (force, name_vi, name_en, valid, known)
select r.id, r.vi, r.en, daterange(r.since, r.until), int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r (id smallint, "vi" text, "en" text, since date, until date)
