-- Where some books stood at a moment: a look at an index per book, however long it goes on.
select wanted.book, last.position
from unnest(:books::int[]) as wanted (book)
cross join lateral (
    select entry.position
    from entry
    where entry.book = wanted.book and entry.recorded_at <= :moment
    order by entry.recorded_at desc, entry.position desc
    limit 1) as last
