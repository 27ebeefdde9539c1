-- Lists that were imported stand among the changes as well: listed, planned until their first day, taken back as one until then. They are of units and
-- areas alike, and of forces.
alter table organisation_change drop constraint organisation_change_kind_check;
alter table organisation_change add constraint organisation_change_kind_check
    check (kind in ('FOUND', 'RENAME', 'MOVE', 'MERGE', 'SPLIT', 'CLOSE', 'DETACH', 'ENTRUST', 'RELIEVE', 'IMPORT'));
alter table organisation_change alter column of_what drop not null;
alter table organisation_change add constraint organisation_change_of_one_sort check ((kind = 'IMPORT') = (of_what is null));
