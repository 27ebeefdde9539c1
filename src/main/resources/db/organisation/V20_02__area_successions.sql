-- Which area an area went into when it ended or was made anew: whole, or a part of it where it was split. Figures of earlier years are read in
-- the areas of today through these.
create table area_succession (
    area      bigint not null references area,
    successor bigint not null references area check (successor <> area),
    since     date not null,
    whole     boolean not null,
    known     int8range not null check (not isempty(known)),
    exclude using gist (area with =, successor with =, known with &&)
);
comment on table area_succession is 'reference: which area went into which, from which day on, whole or in part';
grant select, insert on area_succession to ${app}, ${system};
grant update (known) on area_succession to ${app}, ${system};
