-- In the order of their last change, which no index tells by unit, all that concerns a reader's units was brought up and sorted before the first page: 0.7 s for a unit
-- of 114,528 activities. And what waits for a reader was looked for unit by unit in each row that waits for anybody, after his sight of it had been.

drop index activity_participant_open;
create index activity_participant_open on activity_participant (book, unit) include (activity, confirmation) where confirmation <> 'CONFIRMED';

-- The activities in sight that answer a list's filters, a page at a time (keyset). Who sees the whole book, or acts for very many units, reads the
-- book in the order of the list; who acts for fewer, or asks for some, reads what concerns each of them, put together in that order, and stops when
-- the page is full. What is rare in a book (unsettled, unfinished, an exercise, rare words) has an index of its own and is looked up there, whoever asks.
-- By last change, much that concerns some units is looked for among the latest changes of the book first; all of it is sorted only where these do not fill the page.
-- Every filter may be null.
-- Planned for each call, so that a filter that is null costs nothing and the others find their index.
create or replace function find_activities(
    of_book int, words text[], of_kind text, of_state text, of_confirmation text, waiting boolean, force_bits int,
    areas bigint[], of_units bigint[], from_day date, to_day date, of_exercise boolean, of_recorder text,
    ordering text, after_day date, after_change timestamptz, after_id uuid, most int)
    returns table (id uuid, occurred_on date, changed_at timestamptz)
    language plpgsql stable security definer
    set search_path = phoihop, pg_temp
    -- A page is short: helpers would take longer to start than to read it, and cores from other readers.
    set max_parallel_workers_per_gather = 0
as $$
declare
    mine   bigint[] := acting_units();
    whole  boolean := of_book = any (acting_whole_books());
    driver bigint[] := case when of_units is not null then of_units when not whole then mine end;
    rare   boolean := waiting or of_confirmation in ('PENDING', 'CONTESTED') or of_state <> 'SUBMITTED' or of_exercise;
    few    boolean := driver is not null and rare is not true
        and cardinality(driver) <= case when ordering in ('NEWEST', 'OLDEST') then 48 else 16 end;
    wanted text := 'a.book = $1 and ($2 is null or a.kind = $2) and ($3 is null or a.state = $3)'
        ' and ($4 is null or a.confirmation = $4) and ($5 is null or a.forces & $5 <> 0)'
        ' and ($6 is null or a.area = any ($6)) and ($7 is null or a.occurred_on >= $7)'
        ' and ($8 is null or a.occurred_on < $8) and ($9 is null or a.exercise = $9)'
        ' and ($10 is null or a.recorded_account = $10::uuid)';
    concerns text := ' and exists (select from record_unit r where r.book = a.book and r.record = a.id and r.unit + 0 = any (%s) offset 0)';
    sorted text := case ordering
        when 'NEWEST' then ' order by %1$s desc, %2$s desc'
        when 'OLDEST' then ' order by %1$s, %2$s'
        when 'CHANGED' then ' order by a.changed_at desc, a.id desc'
        else '' end;
    driven text;
    asked  text;
    spoken text := '';
    hits   uuid[];
    front  uuid[];
    own    uuid[];
    beyond text := case when after_id is null then '' else case ordering
        when 'NEWEST' then ' and (a.occurred_on, a.id) < ($12, $14)'
        when 'OLDEST' then ' and (a.occurred_on, a.id) > ($12, $14)'
        when 'CHANGED' then ' and (a.changed_at, a.id) < ($13, $14)'
        else '' end end;
    lately int;
    much   boolean := false;
    word   text;
begin
    if not of_book = any (acting_books()) then
        return;
    end if;
    foreach word in array coalesce(words, '{}') loop
        spoken := spoken || format(
            ' and a.search like %L',
            '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end loop;
    if spoken <> '' then
        -- Whether words are rare the latest records tell; the index would have to bring up all that have a frequent word before the first is looked at.
        execute 'select count(*) from (select l.search from activity l where l.book = $1 order by l.occurred_on desc, l.id desc limit 2000) a where true' || spoken
            into lately using of_book;
        if lately < 20 then
            execute 'select array_agg(h.id) from (select a.id from activity a where a.book = $1' || spoken || ' limit 2001) h'
                into hits using of_book;
            hits := coalesce(hits, '{}');
        end if;
        if cardinality(hits) <= 2000 then
            few := false;
            wanted := wanted || ' and a.id = any ($17)';
        else
            wanted := wanted || spoken;
        end if;
    end if;
    -- Who is asked is concerned.
    if not whole and waiting is not true and (of_units is not null or not few) then
        wanted := wanted || format(concerns, '$11');
    end if;
    if waiting then
        -- The ids alone are few pages, wherever their rows lie. Some are looked up; more are met in the order of the list, "coalesce" keeping the planner from weighing each.
        select array_agg(o.activity) into own
        from (select p.activity from activity_participant p
              where p.book = of_book and p.unit = any (mine) and p.confirmation = 'PENDING' limit 5001) o;
        own := coalesce(own, '{}');
        much := cardinality(own) >= 500 and ordering in ('NEWEST', 'OLDEST') and of_confirmation is null;
        wanted := wanted || ' and a.state = ''SUBMITTED''' || case when much then '' else ' and a.confirmation in (''PENDING'', ''CONTESTED'')' end
            || case when cardinality(own) < 500 then ' and a.id = any ($18)' when cardinality(own) <= 5000 then ' and coalesce(a.id = any ($18), false)' else
               ' and exists (select from activity_participant p where p.book = a.book and p.activity = a.id and p.confirmation = ''PENDING'''
               ' and p.unit + 0 = any ($11) offset 0)' end;
    end if;
    wanted := wanted || beyond;
    if few and cardinality(driver) = 0 then
        return;
    end if;
    if few and ordering = 'CHANGED' then
        execute 'select count(*) from (select from record_unit r where r.book = $1 and r.unit = any ($2) and r.record_type = ''activity'' limit 5000) r'
            into lately using of_book, driver;
        if lately = 5000 then
            execute 'select array_agg(f.id) from (select a.id from (select * from activity a where a.book = $1' || beyond || format(sorted, '', '')
                    || ' limit 20000) a where ' || wanted || format(concerns, '$15') || format(sorted, '', '') || ' limit $16) f'
                into front
                using of_book, of_kind, of_state, of_confirmation, force_bits, areas, from_day, to_day, of_exercise, of_recorder,
                      mine, after_day, after_change, after_id, driver, most, hits;
            if cardinality(front) = most then
                return query select a.id, a.occurred_on, a.changed_at from activity a where a.book = of_book and a.id = any (front)
                    order by a.changed_at desc, a.id desc;
                return;
            end if;
        end if;
    end if;
    if few then
        driven := 'd.book = $1 and d.unit = %s and d.record_type = ''activity'' and ($7 is null or d.day >= $7) and ($8 is null or d.day < $8)';
        if after_id is not null then
            driven := driven || case ordering
                when 'NEWEST' then ' and (d.day, d.record) < ($12, $14)'
                when 'OLDEST' then ' and (d.day, d.record) > ($12, $14)'
                else '' end;
        end if;
        -- "offset 0" lets each be planned by itself, where its index is known to be in this order; put together by "union all" alone they are sorted.
        select string_agg(
                   format('(select d.day, d.record from record_unit d where ' || driven, unit)
                   || case when ordering in ('NEWEST', 'OLDEST') then format(sorted, 'd.day', 'd.record') else '' end || ' offset 0)',
                   ' union all ')
            into driven from unnest(driver) as u (unit);
        return query execute
            'select a.id, a.occurred_on, a.changed_at from (select distinct on (d.day, d.record) d.day, d.record from (' || driven || ') d'
            || case when ordering in ('NEWEST', 'OLDEST') then format(sorted, 'd.day', 'd.record') else '' end
            || ') d join activity a on a.book = $1 and a.id = d.record where ' || wanted || format(sorted, 'd.day', 'd.record') || ' limit $16'
            using of_book, of_kind, of_state, of_confirmation, force_bits, areas, from_day, to_day, of_exercise, of_recorder,
                  mine, after_day, after_change, after_id, driver, most, hits;
    else
        if of_units is not null then
            wanted := wanted || format(concerns, '$15');
        end if;
        sorted := format(sorted, 'a.occurred_on', 'a.id') || ' limit $16';
        asked := 'select a.id, a.occurred_on, a.changed_at from activity a where ' || wanted;
        if much then
            -- Each of the two in the order of its index.
            asked := '(' || asked || ' and a.confirmation = ''PENDING''' || sorted || ') union all (' || asked || ' and a.confirmation = ''CONTESTED''' || sorted || ')';
            asked := 'select * from (' || asked || ') a';
        end if;
        return query execute asked || sorted
            using of_book, of_kind, of_state, of_confirmation, force_bits, areas, from_day, to_day, of_exercise, of_recorder,
                  mine, after_day, after_change, after_id, of_units, most, hits, own;
    end if;
end $$;
