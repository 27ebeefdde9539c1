-- The forces of shipped files by the bits these name; what they are called, and when, is written beside.
insert into force (bit, code)
select r.id, r.code from jsonb_to_recordset(cast(:rows as jsonb)) as r (id smallint, code text)
on conflict do nothing
