-- Who writes an entry or a tally mostly does so about a record of the own units, and that is looked up by a key; whether a record concerns any units at all is
-- asked by a function, three times as dear, and only of what is not found so.
create or replace function of_own_or_no_record(guarded text) returns text
    language sql immutable strict
    return format('(%s or not concerns_units(book, record))', of_own_record(guarded, 'record'));

do $$
declare
    records text := '(select may_write_records())';
    papers  text := may_any('{report.draft,report.narrate,report.confirm,report.freeze,report.approve,report.sign,report.issue,organisation.administer}');
begin
    execute format('alter policy app_opens on entry with check ((%s or %s) and %s and %s)', records, papers, may_enter(), of_own_or_no_record('entry'));
    execute format('alter policy app_opens on tally with check (%s and %s and %s)', records, may_enter(), of_own_or_no_record('tally'));
end $$;

-- Says which units some records concern from now on, as before. A record that is new, as most are, has nothing to be compared with or taken away.
create or replace function declare_sight(of_book int, of_records uuid[], of_type text, days date[], units bigint[], places int[])
    returns boolean
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
declare
    known boolean := exists (select from record_unit r where r.book = of_book and r.record = any (of_records));
begin
    if session_user <> btrim('${system}', '"') then
        if not of_book = any (acting_books())
            or not may_write_records()
            or known and exists (
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
    if (known or exists (select from entry e where e.book = of_book and e.record = any (of_records)))
        and known_as_another_type(of_book, of_records, of_type) is not null then
        return false;
    end if;
    if known then
        delete from record_unit
        where record_unit.book = of_book and record_unit.record = any (of_records)
          and not exists (
              select from unnest(units, places) as named (unit, place)
              where of_records[named.place] = record_unit.record and named.unit = record_unit.unit);
    end if;
    insert into record_unit (book, unit, record_type, day, record)
    select of_book, named.unit, of_type, days[named.place], of_records[named.place]
    from unnest(units, places) as named (unit, place)
    on conflict (book, record, unit) do update set day = excluded.day where record_unit.day <> excluded.day;
    return true;
end $$;
