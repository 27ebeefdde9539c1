-- How many pairs there are, at most so many.
select count_twins(:book, :from::date, :to::date, :apart::boolean, :deciding, :units::bigint[], :least::int, :limit)
