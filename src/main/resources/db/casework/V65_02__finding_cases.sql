-- Finding cases looks past row security, since a text index is not used under a policy, and narrows what it finds itself.

-- The cases in sight that answer a list's filters, a page at a time (keyset), by the day they were opened. Who sees the whole book, or acts for
-- many units, reads the book in the order of the list; who acts for few reads the newest records of each. Every filter may be null. Planned
-- for each call, so that a filter that is null costs nothing and the others find their index. What is withdrawn is nobody's to confirm any
-- more: who asks what partners say is not shown it unless he asks for it.
create function find_cases(
    of_book int, words text[], of_kind text, of_category text, of_stage text, without_stage text, of_state text, of_confirmation text,
    waiting text, force_bits int, areas bigint[], leads bigint[], from_day date, to_day date, of_exercise boolean, newest boolean,
    after_day date, after_id uuid, most int)
    returns table (id uuid, opened_on date)
    language plpgsql stable security definer
    set search_path = phoihop, pg_temp
    -- A page is short: helpers would take longer to start than to read it, and cores from other readers.
    set max_parallel_workers_per_gather = 0
as $$
declare
    mine   bigint[] := acting_units();
    whole  boolean := of_book = any (acting_whole_books());
    few    boolean := not whole and cardinality(mine) <= 16;
    sorted text := case when newest then ' order by %1$s desc, %2$s desc' else ' order by %1$s, %2$s' end;
    beyond text := case when newest then ' and (%1$s, %2$s) < ($10, $11)' else ' and (%1$s, %2$s) > ($10, $11)' end;
    wanted text := 'c.book = $1';
    spoken text := '';
    hits   uuid[];
    word   text;
begin
    if not of_book = any (acting_books()) then
        return;
    end if;
    wanted := wanted
        || case when of_kind is null then '' else ' and c.kind = $2' end
        || case when of_category is null then '' else ' and c.category = $3' end
        || case when of_stage is null then '' else ' and $4 = any (c.stages)' end
        || case when without_stage is null then '' else ' and not $5 = any (c.stages)' end
        || case when of_state is null then '' else format(' and c.state = %L', of_state) end
        || case when of_confirmation is null then '' else format(' and c.confirmation = %L', of_confirmation) end
        || case when of_confirmation is null or of_state is not null then '' else ' and c.state <> ''WITHDRAWN''' end
        || case when of_exercise is null then '' else format(' and c.exercise = %L', of_exercise) end
        || case when force_bits is null then '' else ' and c.forces & $6 <> 0' end
        || case when areas is null then '' else ' and c.area = any ($7)' end
        || case when leads is null then '' else ' and c.lead_unit = any ($8)' end
        || case when from_day is null then '' else format(' and c.opened_on >= %L', from_day) end
        || case when to_day is null then '' else format(' and c.opened_on < %L', to_day) end
        || case waiting
               when 'OFFERED' then ' and c.state = ''OFFERED'' and c.offered_to = any ($9)'
               when 'CONFIRM' then ' and c.confirmation <> ''CONFIRMED'' and c.state <> ''WITHDRAWN'' and exists (select from case_partner p'
                   ' where p.book = c.book and p.case_file = c.id and p.unit = any ($9) and p.confirmation = ''PENDING'')'
               when 'CONTESTED' then ' and c.confirmation = ''CONTESTED'' and c.state <> ''WITHDRAWN'' and c.lead_unit = any ($9)'
               else ''
           end;
    foreach word in array coalesce(words, '{}') loop
        spoken := spoken || format(
            ' and c.search like %L',
            '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end loop;
    if spoken <> '' then
        -- Words that are rare are looked up by their index first: in the order of the list the whole book would be gone through for them.
        execute 'select array_agg(h.id) from (select c.id from case_file c where c.book = $1' || spoken || ' limit 2001) h'
            into hits using of_book;
        if coalesce(cardinality(hits), 0) <= 2000 then
            few := false;
            wanted := wanted || ' and c.id = any ($13)';
        else
            wanted := wanted || spoken;
        end if;
    end if;
    if few then
        return query execute
            'select c.id, c.opened_on from (select distinct f.* from unnest($9) as u (unit) cross join lateral ('
            'select c.id, c.opened_on from record_unit d join case_file c on c.book = d.book and c.id = d.record'
            ' where d.book = $1 and d.unit = u.unit and d.record_type = ''case'' and ' || wanted
            || case when after_id is null then '' else format(beyond, 'd.day', 'd.record') end
            || format(sorted, 'd.day', 'd.record') || ' limit $12) f) c'
            || format(sorted, 'c.opened_on', 'c.id') || ' limit $12'
            using of_book, of_kind, of_category, of_stage, without_stage, force_bits, areas, leads, mine, after_day, after_id, most, hits;
    else
        return query execute
            'select c.id, c.opened_on from case_file c where ' || wanted
            || case when whole then '' else ' and exists (select from record_unit r where r.book = c.book and r.record = c.id'
                   ' and r.unit = any ($9))' end
            || case when after_id is null then '' else format(beyond, 'c.opened_on', 'c.id') end
            || format(sorted, 'c.opened_on', 'c.id') || ' limit $12'
            using of_book, of_kind, of_category, of_stage, without_stage, force_bits, areas, leads, mine, after_day, after_id, most, hits;
    end if;
end $$;
revoke execute on function find_cases from public;
grant execute on function find_cases to ${app}, ${system};

-- How many cases opened in a window are not settled, and the days of the first and the last of them. Counts are seen more widely than contents: everybody who sees the book is told.
create function unsettled_cases(of_books int[], from_day date, to_day date)
    returns table (confirmation text, number bigint, first_day date, last_day date)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select c.confirmation, count(*), min(c.opened_on), max(c.opened_on)
    from case_file c
    where c.book = any (of_books)
      and (c.book = any (acting_books()) or session_user = btrim('${system}', '"'))
      and c.confirmation <> 'CONFIRMED'
      and c.state <> 'WITHDRAWN'
      and not c.exercise
      and c.opened_on >= from_day
      and c.opened_on < to_day
    group by c.confirmation;
end;
revoke execute on function unsettled_cases from public;
grant execute on function unsettled_cases to ${app}, ${system};
