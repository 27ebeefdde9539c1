-- How many items wait for each of some reasons in their boxes, in the order asked, counted no further than a reader cares.
select (select count(*)
        from find_exchange_items(
            :book, what.box, '{}'::text[], null, null, null, null, what.waiting, :desk::bigint[], :today::date, null::int, null::bigint[],
            null::bigint[], null::int, null::bigint, null::int, null::bigint, null::date, null::date, null::boolean,
            :untouchedSince::timestamptz, 'NEWEST', null::timestamptz, null::uuid, null::date, :limit))
from unnest(:boxes::text[], :reasons::text[]) with ordinality as what (box, waiting, turn)
order by what.turn
