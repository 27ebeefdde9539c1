-- What can be recorded and counted, as dated rows with two times, like the organisation's: valid (on which days a definition holds) and
-- known (positions of the common book). Closing known is the only update.

create table definition (
    type   text not null check (type in ('measure', 'kind', 'category', 'stage', 'topic', 'indicator', 'regime', 'form')),
    code   text not null,
    valid  daterange not null check (not isempty(valid)),
    known  int8range not null check (not isempty(known)),
    -- The order in the file, so that lists keep it.
    ordinal int not null,
    body   jsonb not null,
    -- 'shipped' for what came with the program; the account for what an administrator has defined.
    source text not null,
    constraint definition_once exclude using gist (type with =, code with =, valid with &&, known with &&)
);
comment on table definition is 'reference: what can be recorded and counted, dated';

create table catalogue_revision (
    position bigint primary key,
    event    text not null,
    -- Hash over the shipped files, for an entry that loaded them.
    hash     text unique
);
comment on table catalogue_revision is 'reference: positions of the common book at which the catalogue changed, and which versions of the files have been loaded';

grant select, insert on definition, catalogue_revision to ${app}, ${system};
grant update (known) on definition to ${app}, ${system};
