-- Totals by the unit credited: family U. Whoever completes the next step of a book makes all of them; until then figures by unit are read from the tallies,
-- as right and less quick. "check --rebuild-totals" makes them at once.
comment on column running_total.area is 'the area, of family A; the credited unit, of family U; 0 of the others, which tell no places apart';
