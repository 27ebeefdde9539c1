-- The records that entries after a cutoff changed in one figure, a page at a time (keyset on the last such entry, newest first): the amount
-- before, the difference since, and the last entry that made it. The amounts before are looked up for the rows of the page only.
with late as materialized (
    select tally.book, tally.record, sum(tally.quantity) as change, max(tally.position) as last
    from tally
    join unnest(:books::int[], :earlierPositions::bigint[]) as earlier (book, position)
        on earlier.book = tally.book and tally.position > earlier.position
    where {filter}
    group by tally.book, tally.record
    having sum(tally.quantity) <> 0
), page as materialized (
    select *
    from late
    where :afterPosition::bigint is null or (last, book) < (:afterPosition::bigint, :afterBook::int)
    order by last desc, book desc
    limit :limit
)
select page.book, page.record, page.change, page.last,
       coalesce((
           select sum(tally.quantity)
           from tally
           join unnest(:books::int[], :earlierPositions::bigint[]) as earlier (book, position)
               on earlier.book = tally.book and tally.position <= earlier.position
           where tally.book = page.book and tally.record = page.record and {filter}), 0) as before,
       day.occurred_on, entry.record_type, entry.event, entry.recorded_at, entry.actor
from page
join entry on entry.book = page.book and entry.position = page.last
cross join lateral (
    select max(occurred_on) as occurred_on
    from tally
    where tally.book = page.book and tally.record = page.record and tally.position = page.last) as day
order by page.last desc, page.book desc
