-- A page of the pairs that look like one thing, of which one lies in the book and the other in one that follows it or that it follows; the function
-- looks past row security and tells no contents of what is out of sight.
select *
from find_twins_across(
    :book, :from::date, :to::date, :units::bigint[], :least::int, :byDay, :afterScore::int, :afterDay::date, :afterOne::uuid, :afterOther::uuid,
    :limit)
