-- How far the sample has been loaded. A batch and its mark are written in one transaction, so that an interrupted load goes on where it
-- stopped.

create table sample_batch (
    book  int not null,
    batch text not null,
    primary key (book, batch)
);
comment on table sample_batch is 'distributed: batches of the sample that have been written';

alter table sample_batch enable row level security;
alter table sample_batch force row level security;
create policy app_sees on sample_batch to ${app} using (book = any ((select acting_books())::int[]))
    with check (book = any ((select acting_books())::int[]));
create policy system_sees on sample_batch to ${system} using (true) with check (true);
grant select on sample_batch to ${app};
grant select, insert on sample_batch to ${system};
