-- Running totals of the tallies: what figures are read from. They are written in the transaction that posts, so they are never stale, and
-- only appended, so that an old cutoff is as quick as the present. Everything here can be made anew from the tallies.

create table facet (
    id             int generated always as identity primary key,
    measure        text not null,
    role           "char" not null,
    kind           text not null,
    category       text,
    stage          text,
    joint          boolean not null,
    level          text,        -- of the area; null where areas are told apart themselves
    credited_force smallint,    -- null where forces are not told apart
    forces         int,
    unique nulls not distinct (measure, role, kind, category, stage, joint, level, credited_force, forces)
);
comment on table facet is 'reference: by what sums of tallies are told apart; numbers of this installation';

create table fold (
    book     int not null,
    family   "char" not null,
    position bigint not null,
    primary key (book, family, position)
);
comment on table fold is 'distributed: up to which positions the running totals of a family have been written; append-only';

create table running_total (
    book       int not null,
    family     "char" not null, -- see the class Family
    granule    "char" not null, -- what stretch of days: see granule_of
    first_day  date not null,
    area       bigint not null, -- 0 where areas are not told apart
    position   bigint not null,
    facets     int[] not null,
    quantities numeric[] not null,
    primary key (book, family, granule, first_day, area, position),
    check (cardinality(facets) = cardinality(quantities))
);
comment on table running_total is 'distributed: the sum, by facet, of all tallies up to a position whose day lies in a stretch of days; a row where a fold changed something; append-only';

-- The first day of the stretch that holds a day: H half a month (from the 1st, from the 15th), S half a year from 15 December and from 15 June,
-- C half a calendar year.
create function granule_of(granule "char", day date) returns date
    language sql immutable strict parallel safe
    return case granule
        when 'H' then date_trunc('month', day)::date + case when extract(day from day) >= 15 then 14 else 0 end
        when 'C' then make_date(extract(year from day)::int, case when extract(month from day) <= 6 then 1 else 7 end, 1)
        when 'S' then case
            when (extract(month from day), extract(day from day)) >= (12, 15) then make_date(extract(year from day)::int, 12, 15)
            when (extract(month from day), extract(day from day)) >= (6, 15) then make_date(extract(year from day)::int, 6, 15)
            else make_date(extract(year from day)::int - 1, 12, 15)
        end
    end;

do $$
declare t text;
begin
    foreach t in array array['fold', 'running_total'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy app_sees on %I to ${app} using (book = any ((select acting_books())::int[]))'
            ' with check (book = any ((select acting_books())::int[]))', t);
        execute format('create policy system_sees on %I to ${system} using (true) with check (true)', t);
    end loop;
end $$;
grant select, insert on facet, fold, running_total to ${app}, ${system};
grant delete on fold, running_total to ${system};
