-- Who wants to be told by e-mail and when, and what is still to be told: which record, how urgent, until when. Never what it says.

create table notice_address (
    account      uuid primary key references account on delete cascade,
    address      text not null check (length(address) <= 254 and address ~ '^[^[:space:]@<>"]+@[a-z0-9.-]+$'),
    -- What the code that was sent there is made from, so that the code itself lies nowhere.
    code_key     uuid not null,
    confirmed_at timestamptz,
    wanted       text not null check (wanted in ('EACH', 'URGENT', 'DIGEST', 'NONE')),
    -- All times of day in the zone of the installation; quiet from a time to the same one is never.
    digest_at    time not null,
    quiet_from   time not null,
    quiet_to     time not null,
    -- The last day whose digest was seen to.
    digest_on    date,
    -- When the mail server refused the address for good, and in which words.
    refused_at   timestamptz,
    refused      text check ((refused is null) = (refused_at is null)),
    version      int not null check (version > 0)
);
comment on table notice_address is 'reference: the mailbox at which an account wants to be told that there is something, and when; seen by its holder alone';
create index notice_address_digests on notice_address (digest_at) where confirmed_at is not null and refused_at is null and wanted <> 'NONE';

-- One's own, and nothing of it that only the mailbox can prove.
grant select, delete on notice_address to ${app};
grant insert (account, address, code_key, wanted, digest_at, quiet_from, quiet_to, version) on notice_address to ${app};
grant update (wanted, digest_at, quiet_from, quiet_to, version) on notice_address to ${app};
grant select, insert, update, delete on notice_address to ${system};
alter table notice_address enable row level security;
create policy app_sees_own on notice_address to ${app} using (account = (select acting_account())) with check (account = (select acting_account()));
create policy system_sees on notice_address to ${system} using (true) with check (true);

-- Whether an account can be told anything: all that who administers it sees of its address.
create function is_told_by_mail(of_account uuid) returns boolean
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return acting_authorities() && '{account.administer}'
        and exists (select from notice_address a where a.account = of_account and a.confirmed_at is not null);
revoke execute on function is_told_by_mail from public;
grant execute on function is_told_by_mail to ${app};

create table notice_news (
    book    int not null,
    id      uuid not null,
    record  uuid not null,
    kind    text not null,
    what    text not null,
    urgency text not null check (urgency in ('ORDINARY', 'URGENT', 'VERY_URGENT', 'IMMEDIATE')),
    due     date,
    -- Invented while a drill is played, which must be said.
    exercise boolean not null,
    units   bigint[] not null,
    -- Who did it, and need not be told.
    account uuid,
    at      timestamptz not null,
    primary key (book, id)
);
comment on table notice_news is 'distributed: what happened and is to be told; written with the record, gone within seconds';
create index notice_news_in_time on notice_news (at);
do $$
begin
    call guard_narrowly('notice_news', 'record');
    call guard_writing('notice_news', '{}', '{}', '{}', 'true');
    execute format('create policy app_opens on notice_news for insert to ${app} with check ((select may_write_records()) and %s)',
        of_own_record('notice_news', 'record'));
end $$;
grant insert on notice_news to ${app};
grant select, insert, update, delete on notice_news to ${system};

create table notice_line (
    book    int not null,
    news    uuid not null,
    account uuid not null references notice_address on delete cascade,
    record  uuid not null,
    kind    text not null,
    what    text not null,
    urgency text not null,
    due     date,
    exercise boolean not null,
    units   bigint[] not null,
    at      timestamptz not null,
    -- The mail it goes into; null while it waits, mostly for the end of the quiet hours.
    parcel  uuid,
    primary key (book, news, account)
);
comment on table notice_line is 'distributed: what is to be told to whom; gone when it has been told';
create index notice_line_waiting on notice_line (account) where parcel is null;
create index notice_line_of_parcel on notice_line (parcel) where parcel is not null;
-- Nobody's but the jobs'.
alter table notice_line enable row level security;
create policy app_sees on notice_line for select to ${app} using (false);
create policy system_sees on notice_line to ${system} using (true) with check (true);
grant select, insert, update, delete on notice_line to ${system};

-- For whom something is: who holds an office in a unit.
create index appointment_of_unit on appointment (unit);
