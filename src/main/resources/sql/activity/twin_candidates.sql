-- Records that may be the same thing written down once more, with the traits by which they are weighed; the function looks past row security.
select *
from twin_candidates(
    :book, :kind, :day::date, :startsAt, :endsAt, :exercise, :area, :units::bigint[], :areas::bigint[], :id,
    :beginApart * interval '1 second', :lasts * interval '1 second')
