-- An office from a day on, half-open; without an end until further notice.
insert into appointment (id, account, role, book, unit, valid)
values (:id, :account, :role, :book, :unit, daterange(:from, :to))
