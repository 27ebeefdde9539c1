-- A page of the pairs that look like one thing; the function looks past row security and tells no contents of what is out of sight.
select *
from find_twins(
    :book, :from::date, :to::date, :apart::boolean, :deciding, :units::bigint[], :least::int, :byDay, :afterScore::int, :afterDay::date,
    :afterOne::uuid, :afterOther::uuid, :limit)
