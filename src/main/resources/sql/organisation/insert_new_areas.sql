-- As many new areas as asked for; the database gives their ids.
insert into area (id) overriding user value
select 0 from generate_series(1, :count)
returning id
