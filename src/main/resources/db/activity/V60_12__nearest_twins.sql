-- On a busy evening more records of a kind overlap than are weighed: those of the same area and those with a unit in common come first, then those
-- whose times are nearest. Until now the nearest beginnings alone were weighed, whatever else spoke for a record that began an hour apart.

drop function twin_candidates(int, text, date, timestamptz, timestamptz, boolean, bigint[], uuid, interval, interval);
drop function admit_newcomer(
    int, uuid, bigint, text, date, timestamptz, timestamptz, boolean, bigint[], interval, interval);

-- Records that may be the same thing as one that is told by its traits: same kind, begun about when it began, overlapping it. Also those out
-- of sight: their traits are weighed by the application, which tells no more of them than place, time and lead. How long a record without an
-- end lasts and how far apart twins may begin is said by who asks. Areas may be null for all. Found by kind and day: a few hundred rows,
-- however many years the book holds; only those that are weighed are read with what their units put in.
create function twin_candidates(
    of_book int, of_kind text, of_day date, starts timestamptz, ends timestamptz, of_exercise boolean, of_area bigint, of_units bigint[],
    areas bigint[], other_than uuid, begin_apart interval, lasts interval)
    returns table (
        id uuid, state text, starts_at timestamptz, ends_at timestamptz, occurred_on date, area bigint, lead_unit bigint, forces int,
        units bigint[], amounts text[], in_sight boolean)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select a.id, a.state, a.starts_at, a.ends_at, a.occurred_on, a.area, a.lead_unit, a.forces,
           array(select p.unit from activity_participant p where p.book = a.book and p.activity = a.id),
           array(select concat_ws(' ', c.unit, c.measure, c.quantity)
                 from activity_contribution c
                 where c.book = a.book and c.activity = a.id
                 order by c.ordinal),
           session_user = btrim('${system}', '"') or a.book = any (acting_whole_books())
               or exists (select from record_unit r
                          where r.book = a.book and r.record = a.id and r.unit + 0 = any (acting_units()))
    from activity a
    where a.book = of_book
      and (of_book = any (acting_books()) or session_user = btrim('${system}', '"'))
      and a.kind = of_kind
      -- Less than a day apart, so at most on the day before or after; this is what the index is read by.
      and a.occurred_on between of_day - 1 and of_day + 1
      and a.starts_at between starts - begin_apart and starts + begin_apart
      and a.starts_at < coalesce(ends, starts + lasts)
      and coalesce(a.ends_at, a.starts_at + lasts) > starts
      and a.state in ('SUBMITTED', 'RETURNED')
      and a.exercise = of_exercise
      and (areas is null or a.area = any (areas))
      and a.id <> other_than
    order by (a.area = of_area) desc,
             -- Gathered once: what these units had to do in the three days.
             (a.id in (select r.record
                       from record_unit r
                       where r.book = of_book
                         and r.unit = any (of_units)
                         and r.record_type = 'activity'
                         and r.day between of_day - 1 and of_day + 1)) desc,
             abs(extract(epoch from a.starts_at - starts))
                 + abs(extract(epoch from coalesce(a.ends_at, a.starts_at + lasts) - coalesce(ends, starts + lasts))),
             a.id
    limit 60;
end;
revoke execute on function twin_candidates from public;
grant execute on function twin_candidates to ${app}, ${system};

-- Lets a unit into the sight of a record that it joins: only where the record has the traits of what the unit writes down itself, so that
-- nobody comes in by a guessed id. The rest of joining is done by the application under row security as ever.
create function admit_newcomer(
    of_book int, of_record uuid, of_unit bigint, of_kind text, of_day date, starts timestamptz, ends timestamptz, of_exercise boolean,
    of_area bigint, of_units bigint[], areas bigint[], begin_apart interval, lasts interval)
    returns boolean
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
begin
    if session_user <> btrim('${system}', '"')
            and not (of_unit = any (acting_units()) and acting_authorities() && '{activity.record}')
        or not exists (
            select
            from twin_candidates(
                of_book, of_kind, of_day, starts, ends, of_exercise, of_area, of_units, coalesce(areas, '{}'),
                '00000000-0000-0000-0000-000000000000', begin_apart, lasts) c
            where c.id = of_record and c.state = 'SUBMITTED') then
        return false;
    end if;
    insert into record_unit (book, unit, record_type, day, record)
    select a.book, of_unit, 'activity', a.occurred_on, a.id
    from activity a
    where a.book = of_book and a.id = of_record
    on conflict (book, record, unit) do nothing;
    return true;
end $$;
revoke execute on function admit_newcomer from public;
grant execute on function admit_newcomer to ${app}, ${system};

-- A draft or record that went when its units joined another one says so, as a merged one does; what the unit put in stands in the other.
alter table activity_link drop constraint activity_link_relation_check;
alter table activity_link add constraint activity_link_relation_check
    check (relation in ('MERGED_INTO', 'MERGED_FROM', 'APART', 'JOINED_INTO'));

-- Pairs of two leads are suspected from less on than before: all books are searched once more.
update activity_twin_search set position = 0;
