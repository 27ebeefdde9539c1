-- A force is an entry of an open, dated list: more come to be, one is called otherwise or ends. What it keeps for life is its bit, by which sets of
-- forces in tallies know it, and its code, by which the catalogue does; neither is ever given to another.
create table force_state (
    force   smallint not null references force,
    name_vi text not null,
    name_en text not null,
    valid   daterange not null check (not isempty(valid)),
    known   int8range not null check (not isempty(known)),
    exclude using gist (force with =, valid with &&, known with &&)
);
comment on table force_state is 'reference: what a force was called, dated';
insert into force_state (force, name_vi, name_en, valid, known)
select bit, name_vi, name_en, daterange(null, null), known from force;
alter table force drop column name_vi, drop column name_en, drop column known;
comment on table force is 'reference: the forces by the bit and the code that each keeps for life';
grant select, insert on force_state to ${app}, ${system};
grant update (known) on force_state to ${app}, ${system};
