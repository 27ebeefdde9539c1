-- What waits for its sender is found in the order of lists, however much it is; since when a draft is forgotten is said by whoever asks, in one place.
drop function find_exchange_items;

-- The items of an inbox or an outbox that answer a list's filters, a page at a time (keyset), by when they were sent or last changed. Looks past row
-- security, since a text index is not used under a policy, and narrows what it finds to the units for which is acted. Who acts for few units
-- reads the newest of each; what waits for a receiver, and rare words, are looked up by their own index first. Every filter may be null. Planned for
-- each call.
create function find_exchange_items(
    of_book int, box text, words text[], of_kind text, of_state text, of_topic text, of_urgency text, waiting text, desk bigint[], today date,
    force_bits int, areas bigint[], of_units bigint[], from_force int, from_unit bigint, to_force int, to_unit bigint, from_day date, to_day date,
    of_exercise boolean, untouched_since timestamptz, ordering text, after_at timestamptz, after_id uuid, after_day date, most int)
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
        || format(within, 'c')
        -- What the sender has to do something with is never looked up first: it may be much, and has indexes in the order of lists.
        || case waiting
               when 'SETTLE' then ' and c.sender = any ($4) and c.sender_acts'
               when 'CLOSE' then ' and c.sender = any ($4) and c.may_be_closed'
               when 'FORGOTTEN' then format(' and c.sender = any ($4) and c.state = ''DRAFT'' and c.changed_at < %L::timestamptz', untouched_since)
               else ''
           end;
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
    if asked is not null then
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

drop index exchange_item_may_be_closed;
drop index exchange_item_sender_acts;
drop index exchange_item_drafts;
create index exchange_item_may_be_closed on exchange_item (book, sender, listed_at desc, id desc) where may_be_closed;
create index exchange_item_sender_acts on exchange_item (book, sender, listed_at desc, id desc) where sender_acts;
create index exchange_item_drafts on exchange_item (book, sender, listed_at desc, id desc) where state = 'DRAFT';
