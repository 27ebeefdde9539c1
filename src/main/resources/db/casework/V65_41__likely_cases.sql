-- Cases that may be the one somebody opens: same kind and category, opened about the same day in the same area or near it, by another lead. Also
-- those out of sight, of which the day, the area and the lead may be told, as every count tells them. How many days apart they may be opened
-- and which areas are near is said by who asks. Found by category and day: a few dozen rows, however many years the book holds.
create function likely_cases(
    of_book int, of_kind text, of_category text, of_day date, days_apart int, of_exercise boolean, of_area bigint, areas bigint[], lead bigint,
    other_than uuid, most int)
    returns table (id uuid, opened_on date, area bigint, lead_unit bigint, in_sight boolean)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select c.id, c.opened_on, c.area, c.lead_unit,
           session_user = btrim('${system}', '"') or c.book = any (acting_whole_books())
               or exists (select from record_unit r
                          where r.book = c.book and r.record = c.id and r.unit + 0 = any (acting_units()))
    from case_file c
    where c.book = of_book
      and (of_book = any (acting_books()) or session_user = btrim('${system}', '"'))
      and c.category = of_category
      and c.opened_on between of_day - days_apart and of_day + days_apart
      and c.kind = of_kind
      and c.exercise = of_exercise
      and c.area = any (areas)
      and c.state in ('OPEN', 'OFFERED', 'HANDED_OUT')
      -- A unit knows what it has opened itself, and two of its cases are two.
      and c.lead_unit <> lead
      and c.opened_by <> lead
      and c.id <> other_than
      and not exists (select from case_link l
                      where l.book = c.book and l.case_file = c.id and l.other = other_than)
    order by (c.area = of_area) desc, abs(c.opened_on - of_day), c.id
    limit most;
end;
revoke execute on function likely_cases from public;
grant execute on function likely_cases to ${app}, ${system};
