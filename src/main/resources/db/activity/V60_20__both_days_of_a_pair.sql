-- The two of a pair may have begun on two days, on both sides of a window's end: then the figures of both windows change with the decision, and the pair is
-- in the lists of both. And a page of the list is read in the order it is shown in, the most alike or the latest first, however many pairs there are.

alter table activity_twin add column last_day date;
update activity_twin set last_day = day;
alter table activity_twin
    alter column last_day set not null,
    -- Twins begin half a day apart at most; this is what ranges of days are read by.
    add constraint activity_twin_days_check check (last_day between day and day + 1);
alter table activity_twin_across add column last_day date;
update activity_twin_across set last_day = day;
alter table activity_twin_across
    alter column last_day set not null,
    add constraint activity_twin_across_days_check check (last_day >= day);

drop index activity_twin_by_day;
create index activity_twin_by_day on activity_twin (book, day, score, one, other);
create index activity_twin_by_score on activity_twin (book, score, day, one, other);

-- Pairs of a book that look like one thing and of which at least one record is in sight, or that somebody told apart. Of the one that may be out
-- of sight place, time and lead are told, as ever. Every filter may be null; "deciding" leaves those whose two leads one answers for, or
-- all where one sees the whole book. Only for the functions below, which run as the owner and into which it is expanded.
create or replace function twins_of(
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
      and (from_day is null or t.last_day >= from_day and t.day >= from_day - 1)
      and (to_day is null or t.day < to_day)
      and (of_apart is null or of_apart = (l.relation is not null))
      and (not deciding or (select of_book = any (acting_whole_books()))
           or a.lead_unit = any ((select acting_units())::bigint[]) and b.lead_unit = any ((select acting_units())::bigint[]))
      and (of_units is null or a.lead_unit = any (of_units) or b.lead_unit = any (of_units))
      and (lowest is null or t.score >= lowest);
end;

-- A page of them. Each order is a question of its own, of which one is asked: an order that depends on what is asked for is no index's, and all
-- pairs would be read and sorted for every page. Planned for what is asked, so that a later page begins at its place.
create or replace function find_twins(
    of_book int, from_day date, to_day date, of_apart boolean, deciding boolean, of_units bigint[], lowest int, by_day boolean,
    after_score int, after_day date, after_one uuid, after_other uuid, most int)
    returns table (
        one uuid, other uuid, day date, score smallint, reasons text[], apart_reason text, kind text,
        one_starts timestamptz, one_ends timestamptz, one_area bigint, one_lead bigint, one_in_sight boolean,
        other_starts timestamptz, other_ends timestamptz, other_area bigint, other_lead bigint, other_in_sight boolean)
    language plpgsql stable security definer
    set search_path = phoihop, pg_temp
    set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
    if by_day then
        return query
            select t.*
            from twins_of(of_book, from_day, to_day, of_apart, deciding, of_units, lowest) t
            where after_one is null or (t.day, t.score, t.one, t.other) < (after_day, after_score, after_one, after_other)
            order by t.day desc, t.score desc, t.one desc, t.other desc
            limit most;
    else
        return query
            select t.*
            from twins_of(of_book, from_day, to_day, of_apart, deciding, of_units, lowest) t
            where after_one is null or (t.score, t.day, t.one, t.other) < (after_score, after_day, after_one, after_other)
            order by t.score desc, t.day desc, t.one desc, t.other desc
            limit most;
    end if;
end $$;

-- How many pairs of a window nobody has decided on. Counts are seen more widely than contents: everybody who sees the book is told.
create or replace function unsettled_twins(of_books int[], from_day date, to_day date)
    returns table (number bigint, first_day date, last_day date)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select count(*), greatest(min(t.day), from_day), least(max(t.last_day), to_day - 1)
    from activity_twin t
    join activity a on a.book = t.book and a.id = t.one and a.state = 'SUBMITTED'
    join activity b on b.book = t.book and b.id = t.other and b.state = 'SUBMITTED'
    where t.book = any (of_books)
      and (t.book = any (acting_books()) or session_user = btrim('${system}', '"'))
      and t.last_day >= from_day
      and t.day >= from_day - 1
      and t.day < to_day
      and not exists (select from activity_link l
                      where l.book = t.book and l.activity = t.one and l.other = t.other and l.relation = 'APART');
end;

-- The same of pairs in two books.
create or replace function twins_across(of_book int, from_day date, to_day date, of_units bigint[], lowest int)
    returns table (
        one_book int, one uuid, other_book int, other uuid, day date, score smallint, reasons text[], apart_reason text, kind text,
        one_starts timestamptz, one_ends timestamptz, one_area bigint, one_lead bigint, one_in_sight boolean,
        other_starts timestamptz, other_ends timestamptz, other_area bigint, other_lead bigint, other_in_sight boolean)
    language sql stable
begin atomic
    select t.book, t.one, t.other_book, t.other, t.day, t.score, t.reasons, null::text, a.kind,
           a.starts_at, a.ends_at, a.area, a.lead_unit, sight.of_one,
           b.starts_at, b.ends_at, b.area, b.lead_unit, sight.of_other
    from activity_twin_across t
    join activity a on a.book = t.book and a.id = t.one
    join activity b on b.book = t.other_book and b.id = t.other
    cross join lateral (
        select session_user = btrim('${system}', '"') or t.book = any (acting_whole_books())
                   or exists (select from record_unit r
                              where r.book = t.book and r.record = t.one
                                and r.unit = any ((select acting_units())::bigint[])) as of_one,
               session_user = btrim('${system}', '"') or t.other_book = any (acting_whole_books())
                   or exists (select from record_unit r
                              where r.book = t.other_book and r.record = t.other
                                and r.unit = any ((select acting_units())::bigint[])) as of_other
        offset 0) sight
    where (t.book = of_book or t.other_book = of_book)
      and (session_user = btrim('${system}', '"')
           or t.book = any ((select acting_books())::int[]) and t.other_book = any ((select acting_books())::int[]))
      and a.state = 'SUBMITTED'
      and b.state = 'SUBMITTED'
      and (sight.of_one or sight.of_other)
      and (from_day is null or t.last_day >= from_day)
      and (to_day is null or t.day < to_day)
      and (of_units is null or a.lead_unit = any (of_units) or b.lead_unit = any (of_units))
      and (lowest is null or t.score >= lowest);
end;

-- The other day is found, and what is suspected from now on: all books are searched once more.
update activity_twin_search set position = 0;
