-- Likely twins of which one lies in a book that is followed and the other in the book that follows it: what happened in the last nights before the
-- day may have been written into either. They cannot be joined or merged by the system, since each belongs to its book; they are told.

create table activity_twin_across (
    -- The book that follows, and the record in it.
    book       int not null,
    one        uuid not null,
    -- The book that it follows, and the record in that one.
    other_book int not null check (other_book <> book),
    other      uuid not null,
    day        date not null,
    score      smallint not null check (score between 0 and 100),
    reasons    text[] not null,
    primary key (book, one, other_book, other)
);
comment on table activity_twin_across is 'distributed: two records that look like one thing, one in a book and one in a book that it follows';
create index activity_twin_across_by_other on activity_twin_across (book, other_book, other);
create index activity_twin_across_by_day on activity_twin_across (book, day desc, score desc, one, other);
create index activity_twin_across_followed on activity_twin_across (other_book, day desc, score desc, one, other);
alter table activity_twin_across enable row level security;
create policy app_sees on activity_twin_across for select to ${app}
    using (book = any ((select acting_books())::int[]) and book = any ((select acting_whole_books())::int[]));
create policy system_sees on activity_twin_across to ${system} using (true) with check (true);
grant select on activity_twin_across to ${app};
grant select, insert, update, delete on activity_twin_across to ${system};

-- Pairs of which one lies in the book, and of which at least one is in sight, by who works on both books. Only for the functions below.
create function twins_across(of_book int, from_day date, to_day date, of_units bigint[], lowest int)
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
      and (from_day is null or t.day >= from_day)
      and (to_day is null or t.day < to_day)
      and (of_units is null or a.lead_unit = any (of_units) or b.lead_unit = any (of_units))
      and (lowest is null or t.score >= lowest);
end;
revoke execute on function twins_across from public;

-- A page of them.
create function find_twins_across(
    of_book int, from_day date, to_day date, of_units bigint[], lowest int, by_day boolean,
    after_score int, after_day date, after_one uuid, after_other uuid, most int)
    returns table (
        one_book int, one uuid, other_book int, other uuid, day date, score smallint, reasons text[], apart_reason text, kind text,
        one_starts timestamptz, one_ends timestamptz, one_area bigint, one_lead bigint, one_in_sight boolean,
        other_starts timestamptz, other_ends timestamptz, other_area bigint, other_lead bigint, other_in_sight boolean)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select t.*
    from twins_across(of_book, from_day, to_day, of_units, lowest) t
    where after_one is null
       or by_day and (t.day, t.score, t.one, t.other) < (after_day, after_score, after_one, after_other)
       or not by_day and (t.score, t.day, t.one, t.other) < (after_score, after_day, after_one, after_other)
    order by case when by_day then null else t.score end desc, t.day desc, t.score desc, t.one desc, t.other desc
    limit most;
end;
revoke execute on function find_twins_across from public;
grant execute on function find_twins_across to ${app}, ${system};

-- How many there are, as far as anybody counts them.
create function count_twins_across(of_book int, from_day date, to_day date, of_units bigint[], lowest int, most int)
    returns bigint
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select count(*)
    from (select
          from twins_across(of_book, from_day, to_day, of_units, lowest)
          limit most);
end;
revoke execute on function count_twins_across from public;
grant execute on function count_twins_across to ${app}, ${system};

-- Books that follow others by now are searched once more: what they hold was searched before pairs across books were known.
update activity_twin_search set position = 0 where book in (select successor from book_succession);
