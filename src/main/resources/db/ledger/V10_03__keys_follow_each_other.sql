-- Keys that seal follow one another. Who verifies from outside knows one of them and goes to the others by their signatures.

alter table seal_key
    add column follows  text references seal_key,
    add column vouched  bytea, -- the signature of the key before; none where that key was lost
    add column accepted bytea, -- the signature of this key over the same text
    add check ((follows is null) = (accepted is null)),
    add check (vouched is null or follows is not null);
-- A key is replaced once.
create unique index seal_key_follows on seal_key (follows);
