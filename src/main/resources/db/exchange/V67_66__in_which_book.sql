-- A cell of the matrix over several books tells in which of them there is something to be seen.
drop function exchange_flow;
-- What units gave to and asked of each other in a window, by force or by unit: how many, of what use, how fast. Counts are seen more widely than
-- contents: everybody who sees the book is told. An item for several receivers stands in the cell of each and once in the sums, so that cells are
-- not added up. A request is answered, and on time, when all have who owe an answer: in a sum all of its receivers, in a cell those of the cell;
-- who handed it on owes none. Areas are those that lay in the one asked for all the time, and those that did from a first until an end day, by the day
-- an item tells of. Times run from when each receiver got it. Seconds; recalled items and drafts, and what was invented while a drill was
-- played, do not count. Of several books the first one that has any is named.
create function exchange_flow(of_books int[], from_day date, to_day date, of_topic text, areas bigint[], moved bigint[], firsts date[], ends date[], by_unit boolean)
    returns table (
        sender_force smallint, sender bigint, receiver_force smallint, receiver bigint, of_senders boolean, of_receivers boolean,
        items bigint, of_value bigint, rated bigint, acknowledged bigint, acknowledging double precision,
        asked bigint, answered bigint, on_time bigint, answers_of_value bigint, answering double precision,
        in_book int)
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
               filter (where f.owes and f.answered_at is not null),
           min(f.book)
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
