-- Words that are frequent among a reader's own cases were still brought up all by their index (11,392 cases in 50 ms), where the list has a page of them at its front.

-- The cases in sight that answer a list's filters, a page at a time (keyset), by the day they were opened or by when they were last changed.
-- Who sees the whole book, or acts for very many units, reads the book in the order of the list; who acts for fewer, or asks for some, reads what
-- concerns each of them, put together in that order, and stops when the page is full. What is rare in a book (unsettled, ended, rare words) has an index
-- of its own and is looked up there, whoever asks. Every filter may be null. Planned for each call, so that a filter that is null costs nothing and the
-- others find their index. What is withdrawn is nobody's to confirm any more: who asks what partners say is not shown it unless he asks for it.
create or replace function find_cases(
    of_book int, words text[], of_kind text, of_category text, of_stage text, without_stage text, of_state text, of_confirmation text,
    waiting text, force_bits int, areas bigint[], of_units bigint[], from_day date, to_day date, during_from date, during_to date,
    of_exercise boolean, ordering text, after_day date, after_change timestamptz, after_id uuid, most int)
    returns table (id uuid, opened_on date, changed_at timestamptz)
    language plpgsql stable security definer
    set search_path = phoihop, pg_temp
    -- A page is short: helpers would take longer to start than to read it, and cores from other readers.
    set max_parallel_workers_per_gather = 0
as $$
declare
    mine   bigint[] := acting_units();
    whole  boolean := of_book = any (acting_whole_books());
    driver bigint[] := case when of_units is not null then of_units when not whole then mine end;
    rare   boolean := waiting is not null or of_confirmation in ('PENDING', 'CONTESTED') or of_state <> 'OPEN';
    few    boolean := driver is not null and rare is not true and cardinality(driver) <= case ordering when 'CHANGED' then 16 else 48 end;
    sorted text := case ordering
        when 'NEWEST' then ' order by %1$s desc, %2$s desc'
        when 'OLDEST' then ' order by %1$s, %2$s'
        else ' order by c.changed_at desc, c.id desc' end;
    beyond text := case when after_id is null then '' else case ordering
        when 'NEWEST' then ' and (%1$s, %2$s) < ($10, $11)'
        when 'OLDEST' then ' and (%1$s, %2$s) > ($10, $11)'
        else ' and (c.changed_at, c.id) < ($14, $11)' end end;
    concerns text := ' and exists (select from record_unit r where r.book = c.book and r.record = c.id and r.unit + 0 = any (%s) offset 0)';
    wanted text := 'c.book = $1';
    spoken text := '';
    -- The same, out of reach of the index of words.
    passed text := '';
    hits   uuid[];
    lately int;
    own    int;
    owned  int;
    word   text;
    theirs text;
begin
    if not of_book = any (acting_books()) then
        return;
    end if;
    wanted := wanted
        || case when of_kind is null then '' else ' and c.kind = $2' end
        || case when of_category is null then '' when of_category = '-' then ' and c.category is null' else ' and c.category = $3' end
        || case when of_stage is null then '' else ' and $4 = any (c.stages)' end
        || case when without_stage is null then '' else ' and not $5 = any (c.stages)' end
        || case when of_state is null then '' else format(' and c.state = %L', of_state) end
        || case when of_confirmation is null then '' else format(' and c.confirmation = %L', of_confirmation) end
        || case when of_confirmation is null or of_state is not null then '' else ' and c.state <> ''WITHDRAWN''' end
        || case when of_exercise is null then '' else format(' and c.exercise = %L', of_exercise) end
        || case when force_bits is null then '' else ' and c.forces & $6 <> 0' end
        || case when areas is null then '' else ' and c.area = any ($7)' end
        || case when from_day is null then '' else format(' and c.opened_on >= %L', from_day) end
        || case when to_day is null then '' else format(' and c.opened_on < %L', to_day) end
        || case when during_from is null then '' else format(
               ' and c.opened_on < %2$L and c.last_on >= %1$L and (c.opened_on >= %1$L or exists (select from case_milestone m'
               ' where m.book = c.book and m.case_file = c.id and m.occurred_on >= %1$L and m.occurred_on < %2$L))',
               during_from, during_to) end
        || case waiting
               when 'OFFERED' then ' and c.state = ''OFFERED'' and c.offered_to = any ($9)'
               when 'CONFIRM' then ' and c.confirmation <> ''CONFIRMED'' and c.state <> ''WITHDRAWN'' and exists (select from case_partner p'
                   ' where p.book = c.book and p.case_file = c.id and p.unit = any ($9) and p.confirmation = ''PENDING'')'
               when 'CONTESTED' then ' and c.confirmation = ''CONTESTED'' and c.state <> ''WITHDRAWN'' and (c.lead_unit = any ($9) or exists'
                   ' (select from case_partner p where p.book = c.book and p.case_file = c.id and p.unit = any ($9)'
                   ' and p.confirmation = ''CONTESTED''))'
               else ''
           end;
    foreach word in array coalesce(words, '{}') loop
        word := '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%';
        spoken := spoken || format(' and c.search like %L', word);
        passed := passed || format(' and c.search || '''' like %L', word);
    end loop;
    if spoken <> '' then
        -- Words that are rare are looked up by their index first: in the order of the list the whole book would be gone through for them. Whether they
        -- are rare the latest cases tell; the index would have to bring up all that have a frequent word before the first is looked at.
        execute 'select count(*), ' || case when few then 'count(*) filter (where ' || substr(format(concerns, '$2'), 6) || ')' else '0' end
                || ' from (select l.book, l.id, l.search from case_file l where l.book = $1 order by l.opened_on desc, l.id desc limit 2000) c where true' || spoken
            into lately, own using of_book, driver;
        if lately < 20 then
            execute 'select array_agg(h.id) from (select c.id from case_file c where c.book = $1' || spoken || ' limit 2001) h'
                into hits using of_book;
            hits := coalesce(hits, '{}');
        end if;
        if cardinality(hits) <= 2000 then
            few := false;
            wanted := wanted || ' and c.id = any ($13)';
        elsif few and own >= most then
            -- What is frequent among one's own, too, is soon found in the order of the list.
            few := false;
            wanted := wanted || passed;
        else
            -- So is what is frequent in the book among one's own, where these are not many.
            select count(*) into owned
            from (select from record_unit r where r.book = of_book and r.unit = any (driver) and r.record_type = 'case' limit 5000) r;
            wanted := wanted || case when few and owned < 5000 then passed else spoken end;
        end if;
    end if;
    -- Who is asked is concerned.
    if not whole and waiting is distinct from 'CONFIRM' and (of_units is not null or not few) then
        wanted := wanted || format(concerns, '$9');
    end if;
    if few and cardinality(driver) = 0 then
        return;
    end if;
    if few then
        -- "offset 0" lets each be planned by itself, where its index is known to be in this order; put together by "union all" alone they are sorted.
        select string_agg(format('(select d.day, d.record from record_unit d where d.book = $1 and d.unit = %s and d.record_type = ''case'''
                    || case when from_day is null then '' else format(' and d.day >= %L', from_day) end
                    || case when to_day is null then '' else format(' and d.day < %L', to_day) end
                    || case when ordering = 'CHANGED' then '' else format(beyond, 'd.day', 'd.record') end, unit)
                    || case when ordering = 'CHANGED' then '' else format(sorted, 'd.day', 'd.record') end || ' offset 0)', ' union all ')
            into theirs from unnest(driver) as u (unit);
        return query execute
            'select c.id, c.opened_on, c.changed_at from (select distinct on (d.day, d.record) d.day, d.record from (' || theirs || ') d'
            || case when ordering = 'CHANGED' then '' else format(sorted, 'd.day', 'd.record') end
            || ') d join case_file c on c.book = $1 and c.id = d.record where ' || wanted
            || case when ordering = 'CHANGED' then beyond else '' end || format(sorted, 'd.day', 'd.record') || ' limit $12'
            using of_book, of_kind, of_category, of_stage, without_stage, force_bits, areas, driver, mine, after_day, after_id, most, hits,
                  after_change;
    else
        if of_units is not null then
            wanted := wanted || format(concerns, '$8');
        end if;
        return query execute
            'select c.id, c.opened_on, c.changed_at from case_file c where ' || wanted
            || format(beyond, 'c.opened_on', 'c.id') || format(sorted, 'c.opened_on', 'c.id') || ' limit $12'
            using of_book, of_kind, of_category, of_stage, without_stage, force_bits, areas, of_units, mine, after_day, after_id, most, hits,
                  after_change;
    end if;
end $$;
