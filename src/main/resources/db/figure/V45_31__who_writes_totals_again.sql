-- Running totals are written by whoever posts: who writes records of any kind, whichever room keeps them, as V40_20 says of the book itself.
do $$
declare
    papers text := may_any('{activity.record,case.record,record.confirm,report.draft,report.narrate,report.confirm,report.freeze,report.approve,report.sign,report.issue,organisation.administer}');
    t      text;
begin
    foreach t in array array['fold', 'running_total'] loop
        execute format('alter policy app_opens on %I with check (((select may_write_records()) or %s) and %s)', t, papers, may_enter());
    end loop;
end $$;

-- V45_25 meant to let the totals by area go that know no half-years, but row security binds the owner of these tables, too: nothing went. Where a
-- book's first fold by area wrote no half-years they go now, and its next fold makes all of them anew; until then figures by area are read from the
-- tallies. Totals that have had their half-years from the first fold on stay.
alter table running_total no force row level security;
alter table fold no force row level security;
delete from running_total
using (select book, min(position) as position from fold where family = 'A' group by book) as first
where running_total.book = first.book
  and running_total.family = 'A'
  and not exists (
      select from running_total as half
      where half.book = first.book and half.family = 'A' and half.granule = 'S' and half.position = first.position);
delete from fold
where family = 'A'
  and not exists (select from running_total where running_total.book = fold.book and running_total.family = 'A');
alter table running_total force row level security;
alter table fold force row level security;
