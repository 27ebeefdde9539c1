-- From a day on this unit coordinates the book.
insert into coordination_office (book, since, unit)
values (:book, cast(:from as date), :unit)
on conflict (book, since) do update set unit = excluded.unit
