-- Writes a letterhead for some days.
insert into letterhead (book, unit, valid, superior, body, symbol, place, authority, office, addressees, copies, archive)
values (:book, :unit, daterange(:from::date, :to::date), :superior, :body, :symbol, :place, :authority::text[], :office,
    :addressees::text[], :copies::text[], :archive)
