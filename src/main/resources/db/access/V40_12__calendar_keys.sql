-- Keys in the addresses by which calendars subscribe to what is due: programs for calendars send no token, so the address itself is the secret.
-- One an office; a new one takes the place of the old one.

create table calendar_key (
    appointment    uuid primary key references appointment on delete cascade,
    account        uuid not null references account,
    hash           bytea not null unique check (length(hash) = 32),
    created_at     timestamptz not null,
    last_used_at   timestamptz,
    last_used_from text
);
comment on table calendar_key is 'reference: keys of calendar subscriptions, as SHA-256 hashes only; each reads what is due from one office and nothing else';
create index calendar_key_of_account on calendar_key (account);

-- As with tokens: requests never read a hash, see only their own, and change nothing of one that is there.
grant select (appointment, account, created_at, last_used_at, last_used_from), insert, delete on calendar_key to ${app};
grant select, insert, update, delete on calendar_key to ${system};
alter table calendar_key enable row level security;
create policy app_sees_own on calendar_key to ${app} using (account = acting_account()) with check (account = acting_account());
create policy system_sees on calendar_key to ${system} using (true) with check (true);

-- Whose key has this hash, and whether it is used for the first time on this day; to the minute it remembers its last use.
create function find_calendar_key(of_hash bytea, at timestamptz, address text)
    returns table (account uuid, appointment uuid, first_of_day boolean)
    language sql volatile security definer
    set search_path = phoihop, pg_temp
begin atomic
    with used as (
        update calendar_key k
        set last_used_at = find_calendar_key.at, last_used_from = find_calendar_key.address
        where k.hash = of_hash and (k.last_used_at is null or k.last_used_at < find_calendar_key.at - interval '1 minute')
        returning k.hash,
                  old.last_used_at is null
                  or (old.last_used_at at time zone 'Asia/Ho_Chi_Minh')::date
                   < (find_calendar_key.at at time zone 'Asia/Ho_Chi_Minh')::date as first_of_day
    )
    select k.account, k.appointment, coalesce(used.first_of_day, false)
    from calendar_key k
    left join used on used.hash = k.hash
    where k.hash = of_hash;
end;
revoke execute on function find_calendar_key from public;
grant execute on function find_calendar_key to ${app}, ${system};
