-- How many pairs there are, at most so many.
select count_twins_across(:book, :from::date, :to::date, :units::bigint[], :least::int, :limit)
