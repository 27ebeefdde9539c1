-- Some records are known only to those who need them: the units they concern, those above these and those that took over from them. Who else sees
-- a whole book (the office that coordinates it, inspectors, auditors) sees of them what everybody does: that there are so many.

-- Types of records that are seen so narrowly. The room that keeps such records says so, by defining this function anew.
create function narrowly_seen(record_type text) returns boolean
    language sql immutable strict parallel safe
    return false;

-- As guard_by_sight, for records seen narrowly.
create procedure guard_narrowly(guarded text, record_column text)
    language plpgsql as $$
declare
    sees text := format('book = any ((select acting_books())::int[]) and %s', of_own_record(guarded, record_column));
begin
    execute format('alter table %I enable row level security', guarded);
    execute format('create policy app_sees on %I to ${app} using (%s) with check (%s)', guarded, sees, sees);
    execute format('create policy system_sees on %I to ${system} using (true) with check (true)', guarded);
end $$;

-- Whether what an entry holds is in sight. What concerns no unit in particular is seen by all who see the book.
create or replace function payload_in_sight(of_book int, of_position bigint) returns boolean
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return (
        select case
            when of_book = any (acting_whole_books()) and not narrowly_seen(entry.record_type) then true
            when not exists (select from record_unit where record_unit.book = entry.book and record_unit.record = entry.record) then true
            else exists (select from record_unit
                         where record_unit.book = entry.book and record_unit.record = entry.record
                           and record_unit.unit = any (acting_units()))
        end
        from entry
        where entry.book = of_book and entry.position = of_position);

-- Who writes records of some kind, whichever: every room has an authority of its own for that, which ends so.
create function may_write_records() returns boolean
    language sql stable parallel safe
    return exists (
        select from unnest(acting_authorities()) as held (name) where held.name like '%.record' or held.name = 'record.confirm');

do $$
declare
    seen    text := 'book = any ((select acting_books())::int[])';
    records text := '(select may_write_records())';
    papers  text := may_any('{report.draft,report.narrate,report.confirm,report.freeze,report.approve,report.sign,report.issue,organisation.administer}');
    writes  text := format('(%s or %s)', records, papers);
begin
    execute format('alter policy app_changes on book_head using (%1$s and %2$s) with check (%1$s and %2$s)', writes, seen);
    execute format('alter policy app_opens on entry with check (%s and %s and %s)', writes, may_enter(), of_own_or_no_record('entry'));
    execute format('alter policy app_opens on payload with check (%s and %s)', writes, may_enter());
    execute format('alter policy app_opens on tally with check (%s and %s and %s)', records, may_enter(), of_own_or_no_record('tally'));
end $$;

-- The first of some ids of a book that is that of a record of another type. Drafts are in no ledger, reports in nobody's sight.
create function known_as_another_type(of_book int, of_records uuid[], of_type text) returns uuid
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return (
        select wanted.record
        from unnest(of_records) as wanted (record)
        where (of_book = any (acting_books()) or session_user = btrim('${system}', '"'))
          and (exists (select from record_unit
                       where record_unit.book = of_book and record_unit.record = wanted.record and record_unit.record_type <> of_type)
               -- What concerns no unit in particular (a report) is in the ledger alone.
               or of_type <> (select entry.record_type
                              from entry
                              where entry.book = of_book and entry.record = wanted.record
                              order by entry.position
                              limit 1))
        order by wanted.record
        limit 1);
revoke execute on function known_as_another_type from public;
grant execute on function known_as_another_type to ${app}, ${system};

-- As before, for who writes records of any kind; and, for the system too, never under the id of a record of another type, whose sight it would
-- take away.
create or replace function declare_sight(of_book int, of_records uuid[], of_type text, days date[], units bigint[], places int[])
    returns boolean
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
begin
    if session_user <> btrim('${system}', '"') then
        if not of_book = any (acting_books())
            or not may_write_records()
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
    if known_as_another_type(of_book, of_records, of_type) is not null then
        return false;
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
