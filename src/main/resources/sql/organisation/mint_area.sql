-- A new area; what it is called and where it lies is dated beside it.
insert into area default values returning id
