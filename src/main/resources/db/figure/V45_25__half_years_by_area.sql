-- Totals by area are kept for half-years too. Those there are know none; they go, and the next fold makes all of them anew. Until then figures by
-- area are read from the tallies, as right and less quick; "check --rebuild-totals" makes them at once.
delete from running_total where family = 'A';
delete from fold where family = 'A';
