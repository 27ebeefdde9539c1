-- What administrators changed in the organisation, and plan to change: who, when, from which day, why. The rows themselves are dated; this says
-- what belongs together, so that it can be listed and, until its day has come, taken back as one.
create table organisation_change (
    id          uuid primary key,
    kind        text not null check (kind in ('FOUND', 'RENAME', 'MOVE', 'MERGE', 'SPLIT', 'CLOSE')),
    of_what     text not null check (of_what in ('UNIT', 'AREA')),
    from_day    date not null,
    -- Its entry in the common book.
    position    bigint not null unique,
    made_at     timestamptz not null,
    made_by     text not null,
    -- As it was sent, in canonical JSON, so that sending it again is known as a repetition.
    wished      text not null,
    -- The names it was about, as they were: who ended, and, after an arrow, who took over.
    told_vi     text not null,
    told_en     text not null,
    reason      text not null,
    -- Names, reason and who made it without diacritics, for search.
    search      text not null,
    -- Ids of all whose rows it touched.
    units       bigint[] not null,
    areas       bigint[] not null,
    -- The entry that took it back.
    undone_position bigint unique check (undone_position > position),
    undone_at   timestamptz,
    undone_by   text,
    check ((undone_position is null) = (undone_at is null) and (undone_position is null) = (undone_by is null))
);
comment on table organisation_change is 'reference: changes of the organisation, made and planned, and which of them were taken back';
create index organisation_change_units on organisation_change using gin (units);
create index organisation_change_areas on organisation_change using gin (areas);
grant select, insert on organisation_change to ${app}, ${system};
grant update (undone_position, undone_at, undone_by) on organisation_change to ${app}, ${system};
