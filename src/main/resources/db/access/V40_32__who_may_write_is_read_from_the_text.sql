-- Every statement that writes asks this of every table it writes to. Read as text it is one comparison; told apart into an array it was a question of its own
-- each time. Names of authorities hold neither commas nor braces.
create or replace function may_write_records() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('phoihop.authorities', true) ~ '(\.record|[{,]record\.confirm)[,}]', false);
