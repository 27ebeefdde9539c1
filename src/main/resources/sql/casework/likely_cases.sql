-- Cases that may be the one somebody opens, the likeliest first; the function looks past row security and tells no contents.
select *
from likely_cases(
    :book, :kind, :category, :day::date, :daysApart, :exercise, :area, :areas::bigint[], :lead, :id, :most)
