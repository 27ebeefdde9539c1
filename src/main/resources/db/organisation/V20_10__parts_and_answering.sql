-- An area may give a part to another one first and go into it later: the day belongs to what tells two successions apart.
alter table area_succession drop constraint area_succession_area_successor_known_excl;
alter table area_succession add exclude using gist (area with =, successor with =, since with =, known with &&);

-- A part that goes while the area goes on, and which areas a unit answers for, are changes like others.
alter table organisation_change drop constraint organisation_change_kind_check;
alter table organisation_change add constraint organisation_change_kind_check
    check (kind in ('FOUND', 'RENAME', 'MOVE', 'MERGE', 'SPLIT', 'CLOSE', 'DETACH', 'ENTRUST', 'RELIEVE'));
