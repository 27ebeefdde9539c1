-- The records behind a figure, a page at a time (keyset): each with what it adds to the figure. A record whose tallies cancel out adds
-- nothing and is not shown. Where the page goes by days, only records with something on the days looked at come into question.
with {slice} behind as materialized (
    select tally.book, tally.record,
           sum(tally.quantity) as quantity,
           max(tally.occurred_on) filter (where not tally.reversal) as occurred_on,
           (array_agg(tally.area order by tally.position desc, tally.ordinal desc) filter (where not tally.reversal))[1] as area,
           (array_agg(tally.credited_unit order by tally.position desc, tally.ordinal desc)
               filter (where not tally.reversal))[1] as credited_unit,
           (array_agg(tally.forces order by tally.position desc, tally.ordinal desc) filter (where not tally.reversal))[1] as forces,
           min(tally.position) as position
    from {tally}
    where {filter}
      {narrowed}
    group by tally.book, tally.record
    having sum(tally.quantity) <> 0
)
select behind.*,
       (select record_type from entry where entry.book = behind.book and entry.position = behind.position) as record_type
from behind
where {after}
order by {order}
limit :limit
