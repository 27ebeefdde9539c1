-- States of units, known from an entry on.
insert into unit_state (unit, code, force, name_vi, name_en, short_vi, valid, known)
select r.id, r.code, r.force, r.vi, r.en, r."shortName", daterange(r.since, r.until), int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r ("id" bigint, "code" text, "force" smallint, "vi" text, "en" text, "shortName" text, since date, until date)
