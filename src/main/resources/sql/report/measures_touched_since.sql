-- Which measures entries after a position touched on days of a window: all other figures of the window stand as they were.
select distinct measure from tally
where book = :book and position > :position and occurred_on >= :from and occurred_on < :to
