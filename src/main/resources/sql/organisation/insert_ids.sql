-- New areas and units by their ids.
with new_areas as (insert into area (id) select unnest(cast(:areas as bigint[])) on conflict do nothing)
insert into unit (id) select unnest(cast(:units as bigint[])) on conflict do nothing
