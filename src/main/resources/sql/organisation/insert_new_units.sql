-- As many new units as asked for; the database gives their ids.
insert into unit (id) overriding user value
select 0 from generate_series(1, :count)
returning id
