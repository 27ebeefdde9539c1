-- Lists are narrowed to who gave and who received, as the matrix tells them apart; what the matrix counts is a box of its own. What is unread is told
-- to whoever took over from a unit, too.
drop function find_exchange_items;

-- The items of an inbox or an outbox that answer a list's filters, a page at a time (keyset), by when they were sent or last changed. Looks past row
-- security, since a text index is not used under a policy, and narrows what it finds to the units for which is acted. Who acts for few units
-- reads the newest of each; what waits, and rare words, are looked up by their own index first. Every filter may be null. Planned for each call.
create function find_exchange_items(
    of_book int, box text, words text[], of_kind text, of_state text, of_topic text, of_urgency text, waiting text, desk bigint[], today date,
    force_bits int, areas bigint[], of_units bigint[], from_force int, from_unit bigint, to_force int, to_unit bigint, from_day date, to_day date,
    of_exercise boolean, ordering text, after_at timestamptz, after_id uuid, after_day date, most int)
    returns table (id uuid, at timestamptz)
    language plpgsql stable security definer
    set search_path = phoihop, pg_temp
    -- A page is short: helpers would take longer to start than to read it, and cores from other readers.
    set max_parallel_workers_per_gather = 0
as $$
declare
    mine   bigint[] := acting_units();
    -- Beside others' records items are listed by their day; else by their time.
    daily  boolean := ordering in ('NEWEST_DAY', 'OLDEST_DAY');
    few    boolean := cardinality(mine) <= 16 and not daily;
    stamp  text := case when ordering = 'CHANGED' then 'changed_at' else 'listed_at' end;
    way    text := case when ordering in ('OLDEST', 'OLDEST_DAY') then '' else ' desc' end;
    than   text := case when way = '' then '>' else '<' end;
    on_day text := '(c.listed_at at time zone ''Asia/Ho_Chi_Minh'')::date';
    sorted text := case when daily then format(' order by %s%s, c.id%2$s', on_day, way)
        else format(' order by %%1$s.%1$s%2$s, %%1$s.%%2$s%2$s', stamp, way) end;
    beyond text := case when after_id is null then ''
        when daily then format(' and (%s, c.id) %s ($11, $3)', on_day, than)
        else format(' and (%%1$s.%s, %%1$s.%%2$s) %s ($2, $3)', stamp, than) end;
    -- The days of sending as times, by which lists are sorted; a day more on both sides, since days begin by the time of the book.
    within text := case when from_day is null then '' else format(' and %%1$s.listed_at >= %L', (from_day - 1)::timestamp at time zone 'UTC') end
        || case when to_day is null then '' else format(' and %%1$s.listed_at < %L', (to_day + 1)::timestamp at time zone 'UTC') end;
    received text := ' and exists (select from exchange_recipient m where m.book = c.book and m.item = c.id and m.unit = any ($4) offset 0)';
    gave   text;
    got    text;
    wanted text := 'c.book = $1';
    spoken text := '';
    asked  text;
    hits   uuid[];
    lately int;
    word   text;
begin
    if not of_book = any (acting_books()) or cardinality(mine) = 0 then
        return;
    end if;
    wanted := wanted
        || case when of_kind is null then '' else format(' and c.kind = %L', of_kind) end
        || case when of_state is null then ' and c.state <> ''DISCARDED''' else format(' and c.state = %L', of_state) end
        || case when of_topic is null then '' else format(' and %L = any (c.topics)', of_topic) end
        || case when of_urgency is null then '' else format(' and c.urgency = %L', of_urgency) end
        || case when of_exercise is null then '' else format(' and c.exercise = %L', of_exercise) end
        || case when force_bits is null then '' else format(' and c.forces & %L::int <> 0', force_bits) end
        || case when areas is null then '' else ' and c.area = any ($5)' end
        || case when of_units is null then '' else ' and exists (select from record_unit u where u.book = c.book and u.record = c.id'
               ' and u.unit = any ($6) offset 0)' end
        || case when from_force is null then '' else format(' and c.sender_force = %L::smallint', from_force) end
        || case when from_unit is null then '' else format(' and c.sender = %L::bigint', from_unit) end
        || case when to_force is null and to_unit is null then ''
                else format(' and exists (select from exchange_recipient t where t.book = c.book and t.item = c.id%s%s offset 0)',
                    case when to_force is null then '' else format(' and t.force = %L::smallint', to_force) end,
                    case when to_unit is null then '' else format(' and t.unit = %L::bigint', to_unit) end) end
        || case when box = 'ALL' then ' and c.state in (''SENT'', ''CORRECTED'', ''CLOSED'') and not c.exercise' else '' end
        || case when from_day is null then '' else format(' and c.sent_on >= %L', from_day) end
        || case when to_day is null then '' else format(' and c.sent_on < %L', to_day) end
        || format(within, 'c');
    asked := case waiting
        when 'UNREAD' then 'r.unit = any ($2) and r.opened_at is null'
        when 'ACKNOWLEDGE' then 'r.unit = any ($3) and r.must_acknowledge'
        when 'ANSWER' then 'r.unit = any ($3) and r.must_answer'
        when 'DUE' then 'r.unit = any ($3) and r.must_answer and r.due >= $4 and r.due < $4 + 3'
        when 'OVERDUE' then 'r.unit = any ($3) and r.must_answer and r.due < $4'
    end;
    if waiting = 'OVERDUE' and box = 'OUT' then
        asked := 'r.must_answer and r.due < $4 and exists (select from exchange_item s where s.book = r.book and s.id = r.item and s.sender = any ($3))';
    end if;
    if waiting in ('SETTLE', 'CLOSE', 'FORGOTTEN') then
        execute 'select array_agg(h.id) from (select c.id from exchange_item c where c.book = $1 and c.sender = any ($2) and '
                || case waiting
                       when 'SETTLE' then 'c.sender_acts'
                       when 'CLOSE' then 'c.may_be_closed'
                       -- Two weeks before the system throws it away.
                       else 'c.state = ''DRAFT'' and c.changed_at < ($3 - 76)::timestamp at time zone ''Asia/Ho_Chi_Minh'''
                   end || ' limit 5001) h'
            into hits using of_book, mine, today;
        hits := coalesce(hits, '{}');
    elsif asked is not null then
        execute 'select array_agg(h.item) from (select distinct r.item from exchange_recipient r where r.book = $1 and ' || asked || ' limit 5001) h'
            into hits using of_book, desk, mine, today;
        hits := coalesce(hits, '{}');
    end if;
    if hits is null and to_unit is not null then
        -- What few got is looked up by them.
        execute 'select array_agg(h.item) from (select r.item from exchange_recipient r where r.book = $1 and r.unit = $2' || format(within, 'r')
                || ' limit 5001) h'
            into hits using of_book, to_unit;
        hits := coalesce(hits, '{}');
        if cardinality(hits) > 5000 then
            hits := null;
        end if;
    end if;
    foreach word in array coalesce(words, '{}') loop
        spoken := spoken || format(
            ' and c.search like %L',
            '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end loop;
    if spoken <> '' and hits is null then
        -- Whether words are rare the latest items tell; the index would have to bring up all that have a frequent word before the first is looked at.
        execute 'select count(*) from (select l.search from exchange_item l where l.book = $1 order by l.listed_at desc, l.id desc limit 2000) c where true'
                || spoken
            into lately using of_book;
        if lately < 20 then
            execute 'select array_agg(h.id) from (select c.id from exchange_item c where c.book = $1' || spoken || ' limit 2001) h'
                into hits using of_book;
            hits := coalesce(hits, '{}');
            if cardinality(hits) > 2000 then
                hits := null;
            end if;
        end if;
    end if;
    wanted := wanted || spoken;
    gave := 'select f.* from unnest($4) as u (unit) cross join lateral (select c.id, c.' || stamp || ' as at from exchange_item c where c.sender = u.unit and '
        || wanted || format(beyond, 'c', 'id') || case when daily then '' else format(sorted, 'c', 'id') end || ' limit $7) f';
    got := 'select f.* from unnest($4) as u (unit) cross join lateral (select c.id, r.' || stamp || ' as at from exchange_recipient r'
        ' join exchange_item c on c.book = r.book and c.id = r.item where r.book = $1 and r.unit = u.unit and ' || wanted || format(within, 'r')
        || format(beyond, 'r', 'item') || case when daily then '' else format(sorted, 'r', 'item') end || ' limit $7) f';
    if hits is null and few then
        return query execute
            'select c.id, c.at from (' || case box when 'OUT' then gave when 'IN' then 'select distinct g.* from (' || got || ') g'
                else 'select distinct g.* from (' || gave || ' union all ' || got || ') g' end
            || ') c order by c.at' || way || ', c.id' || way || ' limit $7'
            using of_book, after_at, after_id, mine, areas, of_units, most;
    else
        if cardinality(hits) > 5000 and asked is not null then
            -- Very much waits: then it is not rare either.
            wanted := wanted || ' and exists (select from exchange_recipient r where r.book = c.book and r.item = c.id and '
                || replace(replace(replace(asked, '$4', '$10'), '$3', '$4'), '$2', '$9') || ')';
        elsif hits is not null then
            wanted := wanted || ' and c.id = any ($8)';
        end if;
        return query execute
            'select c.id, c.' || stamp || ' from exchange_item c where ' || wanted
            || case box when 'IN' then received when 'OUT' then ' and c.sender = any ($4)'
                   else ' and (c.sender = any ($4) or ' || substr(received, 6) || ')' end
            || format(beyond, 'c', 'id') || format(sorted, 'c', 'id') || ' limit $7'
            using of_book, after_at, after_id, mine, areas, of_units, most, hits, desk, today, after_day;
    end if;
end $$;
revoke execute on function find_exchange_items from public;
grant execute on function find_exchange_items to ${app}, ${system};
create index exchange_item_by_force on exchange_item (book, sender_force, listed_at desc, id desc);

-- As before; in an office that took over from others it was opened for those, too.
drop function open_exchange_item;
create function open_exchange_item(
    of_book int, of_item uuid, by_account uuid, by_unit bigint, on_desk bigint[], by_actor text, at timestamptz)
    returns void
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
begin
    if by_account is distinct from acting_account() or not of_book = any (acting_books()) or not by_unit = any (acting_units())
        or not exists (select from record_unit
                       where record_unit.book = of_book and record_unit.record = of_item and record_unit.unit + 0 = any (acting_units())) then
        return;
    end if;
    insert into exchange_opening (book, item, account, unit, actor, opened_at)
    select of_book, of_item, by_account, by_unit, by_actor, at
    from exchange_item i where i.book = of_book and i.id = of_item and i.sent_at is not null
    on conflict do nothing;
    update exchange_recipient r set opened_at = at
    where r.book = of_book and r.item = of_item and r.unit = any (on_desk) and r.unit = any (acting_units()) and r.opened_at is null;
end $$;
revoke execute on function open_exchange_item from public;
grant execute on function open_exchange_item to ${app};

drop function exchange_flow;
-- What units gave to and asked of each other in a window, by force or by unit: how many, of what use, how fast. Counts are seen more widely than
-- contents: everybody who sees the book is told. An item for several receivers stands in the cell of each and once in the sums, so that cells are
-- not added up. A request is answered, and on time, when all have who owe an answer: in a sum all of its receivers, in a cell those of the cell;
-- who handed it on owes none. Areas are those that lay in the one asked for all the time, and those that did from a first until an end day, by the day
-- an item tells of. Times run from when each receiver got it. Seconds; recalled items and drafts, and what was invented while a drill was
-- played, do not count.
create function exchange_flow(of_books int[], from_day date, to_day date, of_topic text, areas bigint[], moved bigint[], firsts date[], ends date[], by_unit boolean)
    returns table (
        sender_force smallint, sender bigint, receiver_force smallint, receiver bigint, of_senders boolean, of_receivers boolean,
        items bigint, of_value bigint, rated bigint, acknowledged bigint, acknowledging double precision,
        asked bigint, answered bigint, on_time bigint, answers_of_value bigint, answering double precision)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select f.sender_force, f.sender, f.receiver_force, f.receiver,
           grouping(f.sender_force) = 0, grouping(f.receiver_force) = 0,
           count(distinct f.id) filter (where f.kind = 'BULLETIN'),
           count(distinct f.id) filter (where f.kind = 'BULLETIN' and f.of_value),
           count(distinct f.id) filter (where f.kind = 'BULLETIN' and f.of_value is not null),
           count(distinct f.id) filter (where f.kind = 'BULLETIN' and f.acknowledged > 0),
           percentile_cont(0.5) within group (order by extract(epoch from f.first_acknowledged_at - f.got_at)::double precision)
               filter (where f.acknowledged > 0),
           count(distinct f.id) filter (where f.owes),
           case when grouping(f.receiver_force) = 0 then count(distinct f.id) filter (where f.owes and f.answered_here)
                else count(distinct f.id) filter (where f.owes and f.answered_by_all) end,
           case when grouping(f.receiver_force) = 0 then count(distinct f.id) filter (where f.owes and f.on_time_here)
                else count(distinct f.id) filter (where f.owes and f.on_time_by_all) end,
           count(distinct f.id) filter (where f.owes and f.answered_at is not null and f.of_value),
           percentile_cont(0.5) within group (order by extract(epoch from f.answered_at - f.got_at)::double precision)
               filter (where f.owes and f.answered_at is not null)
    from (
        select g.*,
               bool_and(g.answered_at is not null) filter (where g.owes) over here as answered_here,
               bool_and(coalesce(g.answered_on <= g.due, false)) filter (where g.owes) over here as on_time_here,
               bool_and(g.answered_at is not null) filter (where g.owes) over whole as answered_by_all,
               bool_and(coalesce(g.answered_on <= g.due, false)) filter (where g.owes) over whole as on_time_by_all
        from (
            select i.book, i.id, i.kind, i.sender_force, case when by_unit then i.sender end as sender, r.force as receiver_force,
                   case when by_unit then r.unit end as receiver, r.of_value, r.acknowledged, r.first_acknowledged_at, r.answered_at,
                   r.answered_on, r.due, r.got_at, i.kind = 'VERIFICATION' and r.answer <> 'PASSED_ON' as owes
            from exchange_item i
            join exchange_recipient r on r.book = i.book and r.item = i.id
            where i.book = any (of_books)
              and (i.book = any (acting_books()) or session_user = btrim('${system}', '"'))
              and i.state in ('SENT', 'CORRECTED', 'CLOSED')
              and not i.exercise
              and i.sent_on >= from_day
              and i.sent_on < to_day
              and (of_topic is null or of_topic = any (i.topics))
              and (exchange_flow.areas is null
                   or i.area = any (exchange_flow.areas)
                   or i.area = any (moved)
                       and exists (
                           select
                           from unnest(moved, firsts, exchange_flow.ends) as stay (area, first, "end")
                           where stay.area = i.area
                             and greatest(coalesce(i.observed_from, i.sent_on), from_day - 366) >= stay.first
                             and greatest(coalesce(i.observed_from, i.sent_on), from_day - 366) < stay."end"))) g
        window whole as (partition by g.book, g.id), here as (partition by g.book, g.id, g.receiver_force, g.receiver)) f
    group by grouping sets ((f.sender_force, f.sender, f.receiver_force, f.receiver), (f.sender_force, f.sender), (f.receiver_force, f.receiver), ());
end;
revoke execute on function exchange_flow from public;
grant execute on function exchange_flow to ${app}, ${system};
