-- Twins: the same thing written down twice. Told before the second is born, joined, merged where they are found later, taken apart again.

alter table activity drop constraint activity_state_check;
alter table activity add constraint activity_state_check
    check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN', 'MERGED'));

-- What a record has to do with another one of its book: each of the two says so.
create table activity_link (
    book     int not null,
    activity uuid not null,
    other    uuid not null check (other <> activity),
    relation text not null check (relation in ('MERGED_INTO', 'MERGED_FROM', 'APART')),
    ordinal  smallint not null,
    -- Why somebody decided so.
    reason   text,
    primary key (book, activity, other),
    foreign key (book, activity) references activity,
    foreign key (book, other) references activity
);
comment on table activity_link is 'distributed: which records have been merged into which, and which two are known to be different things';
create index activity_link_other on activity_link (book, other);
call guard_by_sight('activity_link', 'activity');
do $$
declare sides text[] := '{activity.record,record.confirm}';
begin
    call guard_writing('activity_link', sides, sides, sides, of_own_record('activity_link', 'activity'));
end $$;
grant select, insert, update, delete on activity_link to ${app}, ${system};

-- Pairs that look like one thing. Found by a job that follows the book by its entries: whoever writes records, one or a million, does not
-- wait for the search. What has been settled since (merged, withdrawn, told apart) is left out when pairs are read.
create table activity_twin (
    book    int not null,
    one     uuid not null,
    other   uuid not null check (one < other),
    day     date not null,
    score   smallint not null check (score between 0 and 100),
    reasons text[] not null,
    primary key (book, one, other)
);
comment on table activity_twin is 'distributed: two records that look like one thing, with how much and why';
create index activity_twin_by_other on activity_twin (book, other);
create index activity_twin_by_day on activity_twin (book, day desc, score desc, one, other);
alter table activity_twin enable row level security;
create policy app_sees on activity_twin for select to ${app}
    using (book = any ((select acting_books())::int[]) and book = any ((select acting_whole_books())::int[]));
create policy system_sees on activity_twin to ${system} using (true) with check (true);
grant select on activity_twin to ${app};
grant select, insert, update, delete on activity_twin to ${system};

create table activity_twin_search (
    book     int primary key,
    position bigint not null
);
comment on table activity_twin_search is 'distributed: up to which entry a book has been searched for twins';
alter table activity_twin_search enable row level security;
create policy app_sees on activity_twin_search for select to ${app} using (book = any ((select acting_books())::int[]));
create policy system_sees on activity_twin_search to ${system} using (true) with check (true);
grant select on activity_twin_search to ${app};
grant select, insert, update on activity_twin_search to ${system};

drop function likely_twins;

-- Records that may be the same thing as one that is told by its traits: same kind, begun about when it began, overlapping it. Also those out
-- of sight: their traits are weighed by the application, which tells no more of them than place, time and lead. How long a record without an
-- end lasts and how far apart twins may begin is said by who asks. Areas may be null for all. Found by kind and day: a few hundred rows,
-- however many years the book holds.
create function twin_candidates(
    of_book int, of_kind text, of_day date, starts timestamptz, ends timestamptz, of_exercise boolean, areas bigint[], other_than uuid,
    begin_apart interval, lasts interval)
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
                          where r.book = a.book and r.record = a.id and r.unit = any (acting_units()))
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
    order by abs(extract(epoch from a.starts_at - starts)), a.id
    limit 60;
end;
revoke execute on function twin_candidates from public;
grant execute on function twin_candidates to ${app}, ${system};

-- Lets a unit into the sight of a record that it joins: only where the record has the traits of what the unit writes down itself, so that
-- nobody comes in by a guessed id. The rest of joining is done by the application under row security as ever.
create function admit_newcomer(
    of_book int, of_record uuid, of_unit bigint, of_kind text, of_day date, starts timestamptz, ends timestamptz, of_exercise boolean,
    areas bigint[], begin_apart interval, lasts interval)
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
                of_book, of_kind, of_day, starts, ends, of_exercise, coalesce(areas, '{}'),
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

-- Pairs of a book that look like one thing and of which at least one record is in sight, or that somebody told apart. Of the one that may be out
-- of sight place, time and lead are told, as ever. Every filter may be null; "deciding" leaves those whose two leads one answers for, or
-- all where one sees the whole book. Only for the functions below, which run as the owner and into which it is expanded.
create function twins_of(
    of_book int, from_day date, to_day date, of_apart boolean, deciding boolean, of_units bigint[], lowest int)
    returns table (
        one uuid, other uuid, day date, score smallint, reasons text[], apart_reason text, kind text,
        one_starts timestamptz, one_ends timestamptz, one_area bigint, one_lead bigint, one_in_sight boolean,
        other_starts timestamptz, other_ends timestamptz, other_area bigint, other_lead bigint, other_in_sight boolean)
    language sql stable
begin atomic
    select t.one, t.other, t.day, t.score, t.reasons, l.reason, a.kind,
           a.starts_at, a.ends_at, a.area, a.lead_unit, sight.of_one,
           b.starts_at, b.ends_at, b.area, b.lead_unit, sight.of_other
    from activity_twin t
    join activity a on a.book = t.book and a.id = t.one
    join activity b on b.book = t.book and b.id = t.other
    left join activity_link l on l.book = t.book and l.activity = t.one and l.other = t.other and l.relation = 'APART'
    cross join lateral (
        select whole or exists (select from record_unit r
                                where r.book = t.book and r.record = t.one
                                  and r.unit = any ((select acting_units())::bigint[])) as of_one,
               whole or exists (select from record_unit r
                                where r.book = t.book and r.record = t.other
                                  and r.unit = any ((select acting_units())::bigint[])) as of_other
        from (select (select of_book = any (acting_whole_books()) or session_user = btrim('${system}', '"')) as whole) w
        offset 0) sight
    where t.book = of_book
      and (select of_book = any (acting_books()) or session_user = btrim('${system}', '"'))
      and a.state = 'SUBMITTED'
      and b.state = 'SUBMITTED'
      and (sight.of_one or sight.of_other)
      and (from_day is null or t.day >= from_day)
      and (to_day is null or t.day < to_day)
      and (of_apart is null or of_apart = (l.relation is not null))
      and (not deciding or (select of_book = any (acting_whole_books()))
           or a.lead_unit = any ((select acting_units())::bigint[]) and b.lead_unit = any ((select acting_units())::bigint[]))
      and (of_units is null or a.lead_unit = any (of_units) or b.lead_unit = any (of_units))
      and (lowest is null or t.score >= lowest);
end;
revoke execute on function twins_of from public;

-- A page of them.
create function find_twins(
    of_book int, from_day date, to_day date, of_apart boolean, deciding boolean, of_units bigint[], lowest int, by_day boolean,
    after_score int, after_day date, after_one uuid, after_other uuid, most int)
    returns table (
        one uuid, other uuid, day date, score smallint, reasons text[], apart_reason text, kind text,
        one_starts timestamptz, one_ends timestamptz, one_area bigint, one_lead bigint, one_in_sight boolean,
        other_starts timestamptz, other_ends timestamptz, other_area bigint, other_lead bigint, other_in_sight boolean)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select t.*
    from twins_of(of_book, from_day, to_day, of_apart, deciding, of_units, lowest) t
    where after_one is null
       or by_day and (t.day, t.score, t.one, t.other) < (after_day, after_score, after_one, after_other)
       or not by_day and (t.score, t.day, t.one, t.other) < (after_score, after_day, after_one, after_other)
    order by case when by_day then null else t.score end desc, t.day desc, t.score desc, t.one desc, t.other desc
    limit most;
end;
revoke execute on function find_twins from public;
grant execute on function find_twins to ${app}, ${system};

-- How many there are, as far as anybody counts them: they need no order.
create function count_twins(
    of_book int, from_day date, to_day date, of_apart boolean, deciding boolean, of_units bigint[], lowest int, most int)
    returns bigint
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select count(*)
    from (select
          from twins_of(of_book, from_day, to_day, of_apart, deciding, of_units, lowest)
          limit most);
end;
revoke execute on function count_twins from public;
grant execute on function count_twins to ${app}, ${system};

-- How many pairs of a window nobody has decided on. Counts are seen more widely than contents: everybody who sees the book is told.
create function unsettled_twins(of_books int[], from_day date, to_day date)
    returns table (number bigint, first_day date, last_day date)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select count(*), min(t.day), max(t.day)
    from activity_twin t
    join activity a on a.book = t.book and a.id = t.one and a.state = 'SUBMITTED'
    join activity b on b.book = t.book and b.id = t.other and b.state = 'SUBMITTED'
    where t.book = any (of_books)
      and (t.book = any (acting_books()) or session_user = btrim('${system}', '"'))
      and t.day >= from_day
      and t.day < to_day
      and not exists (select from activity_link l
                      where l.book = t.book and l.activity = t.one and l.other = t.other and l.relation = 'APART');
end;
revoke execute on function unsettled_twins from public;
grant execute on function unsettled_twins to ${app}, ${system};
