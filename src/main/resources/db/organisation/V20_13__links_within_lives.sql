-- A link holds on no day on which one of its ends is not there, and an area below a province lies in one on each of its days: as known now, at
-- the end of every transaction. Rows have two times and a foreign key over a period one; so each row says in a column of its own on which days it
-- holds as known now, and nothing once it is known no longer. What was known before is left alone. Deferred, so that a change may write its halves
-- in any order, and that a state may be closed and followed by others (a unit that is called otherwise).
--
-- Not held here: that nothing lies under itself. No foreign key can say it; changes are decided one after the other under a lock, and checked.
-- Nor that an area is there as long as a unit answers for it: lists say which areas by their codes on a day, and the unit goes on when one ends.
alter table area_state
    add column valid_now daterange generated always as (case when upper_inf(known) then valid end) stored,
    -- A province lies in nothing.
    add column lies_now daterange generated always as (case when upper_inf(known) and level <> 'PROVINCE' then valid end) stored,
    add constraint area_lives unique (area, valid_now without overlaps);
alter table area_link
    add column valid_now daterange generated always as (case when upper_inf(known) then valid end) stored,
    add constraint area_lies unique (area, valid_now without overlaps),
    add constraint area_link_within_life
        foreign key (area, period valid_now) references area_state (area, period valid_now) deferrable initially deferred,
    add constraint area_link_within_superior
        foreign key (parent, period valid_now) references area_state (area, period valid_now) deferrable initially deferred;
alter table area_state
    add constraint area_lies_in_something
        foreign key (area, period lies_now) references area_link (area, period valid_now) deferrable initially deferred;

alter table unit_state
    add column valid_now daterange generated always as (case when upper_inf(known) then valid end) stored,
    add constraint unit_lives unique (unit, valid_now without overlaps);
alter table unit_link
    add column valid_now daterange generated always as (case when upper_inf(known) then valid end) stored,
    add constraint unit_link_within_life
        foreign key (unit, period valid_now) references unit_state (unit, period valid_now) deferrable initially deferred,
    add constraint unit_link_within_superior
        foreign key (parent, period valid_now) references unit_state (unit, period valid_now) deferrable initially deferred;
alter table unit_area
    add column valid_now daterange generated always as (case when upper_inf(known) then valid end) stored,
    add constraint unit_area_within_life
        foreign key (unit, period valid_now) references unit_state (unit, period valid_now) deferrable initially deferred;
