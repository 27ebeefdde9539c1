-- Whether a record concerns a unit is asked for one record at a time, and a record concerns few units, while a unit has thousands of records. Given both,
-- PostgreSQL reckons with the index of a unit's records and goes through all of them for every row it shows or writes: a fifth of a millisecond each
-- time. A sum with nothing keeps the unit out of that reckoning, so that the record is looked up by its key.

create or replace function of_own_record(guarded text, record_column text) returns text
    language sql immutable strict
    return format(
        'exists (select from record_unit where record_unit.book = %1$I.book and record_unit.record = %1$I.%2$I'
        ' and record_unit.unit + 0 = any ((select acting_units())::bigint[]) offset 0)', guarded, record_column);

create or replace procedure guard_by_sight(guarded text, record_column text)
    language plpgsql as $$
declare
    sees text := format(
        'book = any ((select acting_books())::int[]) and (book = any ((select acting_whole_books())::int[]) or %s)',
        of_own_record(guarded, record_column));
begin
    execute format('alter table %I enable row level security', guarded);
    execute format('create policy app_sees on %I to ${app} using (%s) with check (%s)', guarded, sees, sees);
    execute format('create policy system_sees on %I to ${system} using (true) with check (true)', guarded);
end $$;

create or replace function payload_in_sight(of_book int, of_position bigint) returns boolean
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return (
        select case
            when of_book = any (acting_whole_books()) and not narrowly_seen(entry.record_type) then true
            when not exists (select from record_unit where record_unit.book = entry.book and record_unit.record = entry.record) then true
            else exists (select from record_unit
                         where record_unit.book = entry.book and record_unit.record = entry.record
                           and record_unit.unit + 0 = any (acting_units()))
        end
        from entry
        where entry.book = of_book and entry.position = of_position);

-- What is guarded already.
do $$
declare
    guard  record;
    slow   constant text := 'record_unit\.unit = ANY';
    by_key constant text := 'record_unit.unit + 0 = ANY';
begin
    for guard in
        select tablename, policyname, regexp_replace(qual, slow, by_key, 'g') as qual, regexp_replace(with_check, slow, by_key, 'g') as with_check
        from pg_policies
        where schemaname = 'phoihop'
          and tablename <> 'record_unit'
          and (qual ~ slow or with_check ~ slow)
    loop
        execute format('alter policy %I on %I', guard.policyname, guard.tablename)
            || coalesce(' using (' || guard.qual || ')', '')
            || coalesce(' with check (' || guard.with_check || ')', '');
    end loop;
end $$;
