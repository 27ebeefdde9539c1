-- Dated, sourced counts without content (COUNT_ONLY): an earlier year's figure, or what travelled by cipher channel.

create table count_only (
    book        int not null,
    id          uuid not null,
    position    bigint not null, -- of the entry that declared it
    indicator   text not null,
    window_from date not null,
    window_to   date not null check (window_from < window_to),
    quantity    numeric not null check (quantity >= 0),
    source_vi   text not null,
    source_en   text not null,
    primary key (book, id),
    foreign key (book, position) references entry
);
comment on table count_only is 'distributed: bare counts declared for a window, append-only; the last declaration holds';
create index count_only_of_window on count_only (book, window_from, window_to, indicator, position desc);

alter table count_only enable row level security;
create policy app_sees on count_only to ${app}
    using (book = any ((select acting_books())::int[])) with check (book = any ((select acting_books())::int[]));
create policy system_sees on count_only to ${system} using (true) with check (true);
grant select, insert on count_only to ${app}, ${system};
