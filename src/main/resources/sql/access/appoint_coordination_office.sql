-- From a day on this unit coordinates the book, unless another has said so meanwhile.
insert into coordination_office (book, since, unit, version)
select :book, cast(:from as date), :unit, :seen + 1
where :seen = (select coalesce(max(version), 0) from coordination_office where book = :book)
on conflict (book, since) do update set unit = excluded.unit, version = excluded.version
where coordination_office.version < excluded.version
