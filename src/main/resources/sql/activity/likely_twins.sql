-- Records that may be the same thing written down once more; the function looks past row security and tells no contents.
select * from likely_twins(:book, :kind, :area, :startsAt, :endsAt, :forces, :id)
