-- A new unit; what it is called and where it lies is dated beside it.
insert into unit default values returning id
