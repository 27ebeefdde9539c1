-- What row security in every room stands on. The settings are made at the beginning of each transaction and end with it.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

grant usage on schema phoihop to ${app}, ${system};

-- The books the acting member of staff may see; none where nobody acts.
create function acting_books() returns int[]
    language sql stable parallel safe
    return coalesce(nullif(current_setting('phoihop.books', true), '')::int[], '{}');

-- The account of the acting member of staff; null where nobody acts.
create function acting_account() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('phoihop.account', true), '')::uuid;
