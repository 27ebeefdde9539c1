-- The one report on the window that has neither been replaced, recalled nor discarded.
select * from report
where book = :book and form = :form and window_from = :from and window_to = :to
    and state not in ('REPLACED', 'RECALLED', 'DISCARDED')
