-- Which book follows which: from its day on the older one takes no new records, and is worked on from the newer one.
create table book_succession (
    book      int primary key references book check (book > 0),
    successor int not null references book check (successor > 0),
    since     date not null,
    position  bigint not null, -- of the entry of the common book that says so
    check (book <> successor)
);
comment on table book_succession is 'reference: the book that follows another from a day on, and the position of the common book since which that is known';
grant select on book_succession to ${app}, ${system};
grant insert on book_succession to ${system};
