-- The units some records of one type and book concern from now on; what was said of these records before is replaced.
select declare_sight(:book, :records::uuid[], :type, :days::date[], :units::bigint[], :places::int[])
