-- Totals by area and by unit, no more than the place told apart, turned round: one row holds all places of a combination. A figure by place reads a handful of
-- rows of each book instead of one for every place. Whoever completes the next step of a book makes all of them; until then figures by place are read from the
-- tallies, as right and less quick. "check --rebuild-totals" makes them at once.
create table place_total (
    book       int not null,
    family     "char" not null, -- see the class Family
    granule    "char" not null, -- what stretch of days: see granule_of
    first_day  date not null,
    facet      int not null,
    position   bigint not null,
    areas      bigint[] not null,
    quantities numeric[] not null,
    primary key (book, family, granule, first_day, facet, position),
    check (cardinality(areas) = cardinality(quantities))
);
comment on table place_total is 'distributed: the sum, by place, of all tallies of a facet up to a position whose day lies in a stretch of days; a row where a fold changed something; append-only';

comment on column place_total.areas is 'the areas, of family P; the credited units, of family V';

alter table place_total enable row level security;
alter table place_total force row level security;
create policy app_sees on place_total for select to ${app} using (book = any ((select acting_books())::int[]));
create policy system_sees on place_total to ${system} using (true) with check (true);
grant select, insert on place_total to ${app}, ${system};
grant delete on place_total to ${system};

-- As V45_31 says of the other totals.
do $$
begin
    execute format('create policy app_opens on place_total for insert to ${app} with check (((select may_write_records()) or %s) and %s)',
        may_any('{activity.record,case.record,record.confirm,report.draft,report.narrate,report.confirm,report.freeze,report.approve,report.sign,report.issue,organisation.administer}'),
        may_enter());
end $$;
