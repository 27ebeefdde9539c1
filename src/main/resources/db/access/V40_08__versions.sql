-- Which version of an account, and of who coordinates a book, somebody has seen who wants to change it: two administrators at once never
-- overwrite each other unseen. Offices and what somebody signs in with are parts of the account; each change of them is a change of it.

alter table account add column version int not null default 1;
grant select (version) on account to ${app};

alter table coordination_office add column version int not null default 1;
update coordination_office set version = numbered.place
from (select book, since, row_number() over (partition by book order by since) as place from coordination_office) as numbered
where coordination_office.book = numbered.book and coordination_office.since = numbered.since;
alter table coordination_office alter column version drop default;
alter table coordination_office add constraint coordination_office_version unique (book, version);
