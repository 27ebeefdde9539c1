-- The one report on the window that has been issued and still holds, whatever is being drafted in its place.
select * from report
where book = :book and form = :form and window_from = :from and window_to = :to and state = 'ISSUED'
