-- Lists that an administrator has uploaded and looks at before they are applied; for a day. What was previewed is applied, also when the files have
-- changed on the disk meanwhile. They are about units and areas, never about persons.
create table organisation_import (
    id      uuid primary key,
    -- SHA-256 over names and contents.
    hash    text not null,
    -- Names of files to their contents in Base64.
    files   jsonb not null,
    made_by text not null,
    made_at timestamptz not null,
    -- Of the entry of the common book that it became.
    applied_at_position bigint
);
comment on table organisation_import is 'reference: uploaded lists that have been previewed, for a day';
create index organisation_import_made_at on organisation_import (made_at);
grant select, insert, delete on organisation_import to ${app}, ${system};
grant update (applied_at_position) on organisation_import to ${app}, ${system};

-- As the rest of the organisation is guarded by the second wall; nobody but administrators reads them either.
alter table organisation_import enable row level security;
do $$
declare
    administers text := $c$((select nullif(current_setting('phoihop.authorities', true), '')::text[]) && '{organisation.administer}'::text[])$c$;
begin
    execute format('create policy app_sees on organisation_import for select to ${app} using (%s)', administers);
    execute format('create policy app_opens on organisation_import for insert to ${app} with check (%s)', administers);
    execute format('create policy app_changes on organisation_import for update to ${app} using (%s)', administers);
    execute format('create policy app_removes on organisation_import for delete to ${app} using (%s)', administers);
    create policy system_sees on organisation_import to ${system} using (true) with check (true);
end $$;
