-- Whose records are in sight. Decided now: by today's offices and today's tree, never by the tree of the record's day. The application
-- says at the beginning of each transaction for which units is acted; these policies are the second wall behind it.

create table record_unit (
    book        int not null,
    unit        bigint not null,
    record_type text not null,
    day         date not null,
    record      uuid not null,
    primary key (book, record, unit)
);
comment on table record_unit is 'distributed: the units a record concerns, lead and partners; who acts for one of them sees its contents';
-- The newest records of one unit, a page at a time, however many there are.
create index record_unit_newest on record_unit (book, unit, record_type, day desc, record desc);

create table coordination_office (
    book  int not null references book,
    since date not null,
    unit  bigint not null references unit,
    primary key (book, since)
);
comment on table coordination_office is 'reference: the one unit that coordinates a book and sees all of it, from a day on until the next';
grant select, insert, update on coordination_office to ${app}, ${system};

-- The units for which the acting member of staff acts.
create function acting_units() returns bigint[]
    language sql stable parallel safe
    return coalesce(nullif(current_setting('phoihop.units', true), '')::bigint[], '{}');

-- The books of which the acting member of staff sees all contents.
create function acting_whole_books() returns int[]
    language sql stable parallel safe
    return coalesce(nullif(current_setting('phoihop.whole_books', true), '')::int[], '{}');

alter table record_unit enable row level security;
create policy app_sees on record_unit to ${app}
    using (book = any ((select acting_books())::int[])
           and (book = any ((select acting_whole_books())::int[]) or unit = any ((select acting_units())::bigint[])));
create policy system_sees on record_unit to ${system} using (true) with check (true);
grant select on record_unit to ${app};
grant select, insert, delete on record_unit to ${system};

-- Called by the migrations of rooms that keep records: contents of a table are seen by those who see the record. Functions of the owner
-- look past these policies and narrow what they find themselves.
-- "offset 0" has each row looked up by its own key, instead of all records of all units being gathered first.
create procedure guard_by_sight(guarded text, record_column text)
    language plpgsql as $$
declare
    sees text := format(
        'book = any ((select acting_books())::int[]) and (book = any ((select acting_whole_books())::int[])'
        ' or exists (select from record_unit where record_unit.book = %1$I.book and record_unit.record = %1$I.%2$I'
        ' and record_unit.unit = any ((select acting_units())::bigint[]) offset 0))', guarded, record_column);
begin
    execute format('alter table %I enable row level security', guarded);
    execute format('create policy app_sees on %I to ${app} using (%s) with check (%s)', guarded, sees, sees);
    execute format('create policy system_sees on %I to ${system} using (true) with check (true)', guarded);
end $$;

-- Says which units some records concern from now on. False, and nothing done, for a record that is not in sight, and for
-- one that would leave the sight of who writes it: so nobody takes another's record by its id.
create function declare_sight(of_book int, of_records uuid[], of_type text, days date[], units bigint[], places int[])
    returns boolean
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
begin
    if session_user <> btrim('${system}', '"')
        and not (of_book = any (acting_books()) and of_book = any (acting_whole_books())) then
        if not of_book = any (acting_books())
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
revoke execute on function declare_sight from public;
grant execute on function declare_sight to ${app}, ${system};

-- Whether what an entry holds is in sight: what concerns no unit in particular (reports, the organisation, the catalogue) is seen by all who see the book.
create function payload_in_sight(of_book int, of_position bigint) returns boolean
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return of_book = any (acting_whole_books())
        or (select not exists (select from record_unit where record_unit.book = entry.book and record_unit.record = entry.record)
                or exists (select from record_unit
                           where record_unit.book = entry.book and record_unit.record = entry.record
                             and record_unit.unit = any (acting_units()))
            from entry
            where entry.book = of_book and entry.position = of_position);

-- The book itself is read by all who see it, its contents are not: counts are seen more widely than contents.
alter policy app_sees on payload
    using (book = any ((select acting_books())::int[]) and payload_in_sight(book, position));
