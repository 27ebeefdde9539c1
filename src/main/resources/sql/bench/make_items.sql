-- Which items there are to be; the same each time.
create temporary table made_item as
select number, md5('item ' || number)::uuid as id, now() - number * interval '150 seconds' as at, number % 4 = 0 as asks, number <= ? / 50 as fresh,
       units[1 + number % cardinality(units)] as sender, units[1 + (number + 1 + number % (cardinality(units) - 1)) % cardinality(units)] as receiver,
       topics[1 + number % cardinality(topics)] as topic
from generate_series(1, ?::int) as made (number)
cross join (select array_agg(distinct unit order by unit) as units from record_unit where book = 1) as known
cross join (select array['SEA', 'BORDER'] as topics) as told
