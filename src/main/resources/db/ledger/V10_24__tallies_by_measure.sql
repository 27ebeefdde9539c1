-- The newest records behind a figure, without reading what other figures are made of. The index by day alone stays: it answers what
-- concerns all measures of some days.
create index tally_by_measure on tally (book, measure, occurred_on);
