-- What items say is kept for as long as their topics ask for after they have ended, and then dropped; that they were, and what they count for, stays.

create or replace function kept_by_rule(record_type text) returns boolean
    language sql immutable strict parallel safe
    return record_type = 'exchange';

alter table exchange_item
    add column ended_on   date,
    -- When what it said was dropped; the turn that says so stands in its thread.
    add column dropped_at timestamptz check (dropped_at is null or title is null and body is null and reason is null);
update exchange_item i
set ended_on = (select max(t.at at time zone 'Asia/Ho_Chi_Minh')::date
                from exchange_turn t
                where t.book = i.book and t.item = i.id and t.move in ('CLOSE', 'ACCEPT_LAST', 'RECALL'))
where i.state in ('CLOSED', 'RECALLED');
create index exchange_item_to_drop on exchange_item (book, ended_on) where ended_on is not null and dropped_at is null;
grant update (words) on exchange_turn to ${system};

-- How many items of all books will be dropped by a day, by topic, and in all: counts, for who administers and sees no item.
create function exchange_content_due(latest date, by_day date, topics text[], months int[], usual int)
    returns table (topic text, items bigint)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select named.topic, count(distinct (due.book, due.id))
    from book b
    cross join lateral (
        select i.book, i.id, i.topics
        from exchange_item i
        where i.book = b.id
          and i.dropped_at is null
          and i.ended_on <= latest
          and i.ended_on + make_interval(months => (
                  select max(coalesce(kept.months, usual))
                  from unnest(i.topics) as own (topic)
                  left join unnest(exchange_content_due.topics, exchange_content_due.months) as kept (topic, months) using (topic))) <= by_day) due
    cross join lateral unnest(due.topics) as named (topic)
    where not b.sample
      and (session_user = btrim('${system}', '"') or acting_authorities() && '{organisation.administer}')
    group by grouping sets ((named.topic), ())
    having count(*) > 0 or named.topic is not null
    order by named.topic nulls last;
end;
revoke execute on function exchange_content_due from public;
grant execute on function exchange_content_due to ${app}, ${system};
