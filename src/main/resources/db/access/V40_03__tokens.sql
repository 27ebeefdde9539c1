-- Personal access tokens: what programs sign in with under /api.

create table access_token (
    id             uuid primary key,
    account        uuid not null references account,
    appointment    uuid not null references appointment on delete cascade,
    name           text not null check (length(name) between 1 and 60),
    hash           bytea not null unique check (length(hash) = 32),
    scopes         text[] not null check (cardinality(scopes) > 0),
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    last_used_at   timestamptz,
    last_used_from text,
    revoked_at     timestamptz,
    check (expires_at > created_at and expires_at <= created_at + interval '367 days')
);
comment on table access_token is 'reference: personal access tokens, as SHA-256 hashes only; each acts in one office, with no more than its scopes';
create index access_token_of_account on access_token (account);
create index access_token_of_appointment on access_token (appointment);

-- Requests never read a hash, and of others' tokens they see and change nothing; what signs in is found by the function below.
grant select (id, account, appointment, name, scopes, created_at, expires_at, last_used_at, last_used_from, revoked_at),
    insert, update (revoked_at) on access_token to ${app};
grant select, insert, update on access_token to ${system};
alter table access_token enable row level security;
create policy app_sees_own on access_token to ${app} using (account = acting_account()) with check (account = acting_account());
create policy system_sees on access_token to ${system} using (true) with check (true);

-- The token with this hash, if it is still good; to the minute it remembers its last use.
create function find_token(of_hash bytea, at timestamptz, address text)
    returns table (account uuid, appointment uuid, scopes text[])
    language sql volatile security definer
    set search_path = phoihop, pg_temp
begin atomic
    update access_token t
    set last_used_at = find_token.at, last_used_from = find_token.address
    where t.hash = of_hash and t.revoked_at is null and t.expires_at > find_token.at
      and (t.last_used_at is null or t.last_used_at < find_token.at - interval '1 minute');
    select t.account, t.appointment, t.scopes
    from access_token t
    where t.hash = of_hash and t.revoked_at is null and t.expires_at > find_token.at;
end;
revoke execute on function find_token from public;
grant execute on function find_token to ${app}, ${system};
