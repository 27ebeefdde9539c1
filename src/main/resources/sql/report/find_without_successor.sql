-- The replaced report on the window in whose place nothing stands: what was begun in its place has been discarded.
select old.id
from report old
where old.book = :book and old.form = :form and old.window_from = :from and old.window_to = :to and old.state = 'REPLACED'
    and not exists (
        select from report next where next.book = old.book and next.replaces = old.id and next.state <> 'DISCARDED')
order by old.started_at desc
limit 1
