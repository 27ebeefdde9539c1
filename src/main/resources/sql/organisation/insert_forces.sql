-- New forces; a bit is never given again.
insert into force (bit, code, name_vi, name_en, known)
select r.bit, r.code, r.vi, r.en, int8range(:position, null)
from jsonb_to_recordset(cast(:rows as jsonb)) as r (bit smallint, code text, vi text, en text)
