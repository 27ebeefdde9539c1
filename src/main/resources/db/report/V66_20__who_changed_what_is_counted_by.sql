-- Who changed the catalogue and the organisation behind a position of the common book, and when. Its entries are in the sight of those who administer
-- it; whoever may compare a report with now may know by whose hand a figure is counted otherwise. What the entries hold stays where it is.
create function definition_entries(after bigint, up_to bigint)
    returns table (entered bigint, event text, recorded_at timestamptz, actor text)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select e.position, e.event, e.recorded_at, e.actor
    from entry e
    where e.book = 0
      and e.position > after
      and e.position <= up_to
      and (exists (select from catalogue_revision r where r.position = e.position)
           or exists (select from organisation_revision r where r.position = e.position));
end;
revoke execute on function definition_entries from public;
grant execute on function definition_entries to ${app}, ${system};
