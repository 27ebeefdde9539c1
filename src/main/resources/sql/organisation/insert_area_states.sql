-- States of areas, known from an entry on.
insert into area_state (area, code, level, name_vi, name_en, valid, known)
select r.id, r.code, r.level, r.vi, r.en, daterange(r.since, r.until), int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r ("id" bigint, "code" text, "level" text, "vi" text, "en" text, since date, until date)
