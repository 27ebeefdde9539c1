-- What may be written, and by whom: the second wall told reading from writing nowhere, so that whoever saw a record could also have altered it
-- there. Each transaction says, with who acts, what the office acted in may do (a token: no more than its scopes); the policies for writing ask
-- that, once a statement, and for records whether they concern the units acted for. Who sees a whole book reads it and writes no more for it.

create function acting_authorities() returns text[]
    language sql stable parallel safe
    return coalesce(nullif(current_setting('phoihop.authorities', true), '')::text[], '{}');

-- As a condition: whether one of these may be done. Asked once a statement, not once a row.
create function may_any(authorities text[]) returns text
    language sql immutable strict
    return format('((select acting_authorities()) && %L::text[])', authorities);

-- As a condition on a table of a room that keeps records: whether the record concerns a unit for which is acted.
create function of_own_record(guarded text, record_column text) returns text
    language sql immutable strict
    return format(
        'exists (select from record_unit where record_unit.book = %1$I.book and record_unit.record = %1$I.%2$I'
        ' and record_unit.unit = any ((select acting_units())::bigint[]) offset 0)', guarded, record_column);

-- Called by the migrations of rooms: what was seen is seen on, and is written only where one of the authorities is held, row by row where
-- "whose" holds. Where nobody is named, requests do not write.
create procedure guard_writing(guarded text, opening text[], changing text[], removing text[], whose text)
    language plpgsql as $$
declare
    sees  text := (select p.qual from pg_policies p where p.schemaname = 'phoihop' and p.tablename = guarded and p.policyname = 'app_sees');
begin
    execute format('drop policy app_sees on %I', guarded);
    execute format('create policy app_sees on %I for select to ${app} using (%s)', guarded, sees);
    if cardinality(opening) > 0 then
        execute format('create policy app_opens on %I for insert to ${app} with check (%s and %s)', guarded, may_any(opening), whose);
    end if;
    if cardinality(changing) > 0 then
        execute format('create policy app_changes on %1$I for update to ${app} using (%2$s and %3$s) with check (%2$s and %3$s)',
            guarded, may_any(changing), whose);
    end if;
    if cardinality(removing) > 0 then
        execute format('create policy app_removes on %I for delete to ${app} using (%s and %s)', guarded, may_any(removing), whose);
    end if;
end $$;

-- What is the same for the whole installation is read by everybody and written by who administers it.
create procedure guard_reference(guarded text, authority text)
    language plpgsql as $$
begin
    execute format('alter table %I enable row level security', guarded);
    execute format('create policy app_sees on %I for select to ${app} using (true)', guarded);
    execute format('create policy app_opens on %I for insert to ${app} with check (%s)', guarded, may_any(array[authority]));
    execute format('create policy app_changes on %I for update to ${app} using (%s)', guarded, may_any(array[authority]));
    execute format('create policy system_sees on %I to ${system} using (true) with check (true)', guarded);
end $$;

-- Offices and accounts. Everybody chooses the own language.
call guard_reference('coordination_office', 'account.administer');
call guard_reference('account', 'account.administer');
create policy app_changes_own on account for update to ${app} using (id = (select acting_account()));
alter policy app_appoints_others on appointment
    with check (account <> acting_account() and (select acting_authorities()) && '{account.administer}');
alter policy app_ends_others on appointment
    using (account <> acting_account() and (select acting_authorities()) && '{account.administer}');
alter policy app_takes_back_others on appointment
    using (account <> acting_account() and (select acting_authorities()) && '{account.administer}');

-- The organisation and the catalogue.
do $$
declare t text;
begin
    foreach t in array array['organisation_revision', 'force', 'area', 'area_state', 'area_link', 'unit', 'unit_state', 'unit_link', 'unit_area',
        'unit_succession', 'definition', 'catalogue_revision'] loop
        call guard_reference(t, 'organisation.administer');
    end loop;
end $$;

-- The book. Who may write anything writes an entry about it; about a record with units only who acts for one of them, about what all share only who
-- administers it.
create function may_enter() returns text
    language sql immutable
    return '(book = any ((select acting_books())::int[]) and (book <> 0 or ' || may_any('{organisation.administer}') || '))';

-- Whether a record concerns units at all, also such as the one who asks does not see.
create function concerns_units(of_book int, of_record uuid) returns boolean
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return exists (select from record_unit where record_unit.book = of_book and record_unit.record = of_record);
revoke execute on function concerns_units from public;
grant execute on function concerns_units to ${app}, ${system};
create function of_own_or_no_record(guarded text) returns text
    language sql immutable strict
    return format('(not concerns_units(book, record) or %s)', of_own_record(guarded, 'record'));

do $$
declare
    writes  text[] := '{activity.record,case.record,record.confirm,report.draft,report.narrate,report.confirm,report.freeze,report.approve,report.sign,report.issue,organisation.administer}';
    seen    text := 'book = any ((select acting_books())::int[])';
begin
    call guard_writing('book_head', '{}', writes, '{}', seen);
    call guard_writing('entry', writes, '{}', '{}', may_enter() || ' and ' || of_own_or_no_record('entry'));
    call guard_writing('payload', writes, '{}', '{}', may_enter());
    call guard_writing('tally', '{activity.record,case.record,record.confirm}', '{}', '{}', may_enter() || ' and ' || of_own_or_no_record('tally'));
    call guard_writing('seal', '{report.freeze,report.approve,report.sign,report.issue}', '{}', '{}', seen);
end $$;

-- Says which units some records concern from now on. False, and nothing done, for a record that concerns none of the units for which is acted, for
-- one that would leave their sight, and in an office that writes no records: so nobody takes another's record by its id.
create or replace function declare_sight(of_book int, of_records uuid[], of_type text, days date[], units bigint[], places int[])
    returns boolean
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
begin
    if session_user <> btrim('${system}', '"') then
        if not of_book = any (acting_books())
            or not acting_authorities() && '{activity.record,case.record,record.confirm}'
            or exists (
                select from record_unit
                where record_unit.book = of_book and record_unit.record = any (of_records)
                group by record_unit.record
                having not bool_or(record_unit.unit = any (acting_units())))
            or exists (
                select from unnest(units, places) as named (unit, place)
                group by named.place
                having not bool_or(named.unit = any (acting_units()))) then
            return false;
        end if;
    end if;
    delete from record_unit
    where record_unit.book = of_book and record_unit.record = any (of_records)
      and not exists (
          select from unnest(units, places) as named (unit, place)
          where of_records[named.place] = record_unit.record and named.unit = record_unit.unit);
    insert into record_unit (book, unit, record_type, day, record)
    select of_book, named.unit, of_type, days[named.place], of_records[named.place]
    from unnest(units, places) as named (unit, place)
    on conflict (book, record, unit) do update set day = excluded.day where record_unit.day <> excluded.day;
    return true;
end $$;
