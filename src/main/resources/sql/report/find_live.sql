-- The one report on the window that has neither ended nor gives way to another one that is being made.
select * from report
where book = :book and form = :form and window_from = :from and window_to = :to
    and state not in ('REPLACED', 'RECALLED', 'DISCARDED') and not giving_way
