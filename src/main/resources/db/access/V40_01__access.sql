-- Who may use the system. The only persons it knows are its own staff.

create table account (
    id            uuid primary key,
    login         text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    name          text not null check (length(name) between 1 and 100),
    language      text not null default 'vi' check (language in ('vi', 'en')),
    password_hash text not null,
    must_change   boolean not null default true,
    locked        boolean not null default false,
    created_at    timestamptz not null
);
comment on table account is 'reference: accounts of the staff; passwords as Argon2id hashes only';
-- Requests never read a password hash; sign-in does, on the system role.
grant select (id, login, name, language, must_change, locked, created_at), insert, update on account to ${app};
grant select, insert, update on account to ${system};

create table appointment (
    id      uuid primary key,
    account uuid not null references account,
    role    text not null,
    book    int not null references book,
    unit    bigint references unit,
    valid   daterange not null check (not isempty(valid)),
    -- Who comes from outside to look does not stay: at most ninety days at a time.
    check (role not in ('INSPECTOR', 'AUDITOR') or (not upper_inf(valid) and upper(valid) - lower(valid) <= 90)),
    -- The same office twice on the same day would be a mistake.
    exclude using gist (account with =, role with =, book with =, coalesce(unit, 0) with =, valid with &&)
);
comment on table appointment is 'reference: which office an account holds, in which book and unit, on which days; ends by itself';
create index appointment_of_account on appointment (account);
grant select, insert, update, delete on appointment to ${app}, ${system};
-- Nobody gives, prolongs or ends an office of their own, whatever a page forgot to ask.
alter table appointment enable row level security;
create policy app_reads on appointment for select to ${app} using (true);
create policy app_appoints_others on appointment for insert to ${app} with check (account <> acting_account());
create policy app_ends_others on appointment for update to ${app} using (account <> acting_account());
create policy app_takes_back_others on appointment for delete to ${app} using (account <> acting_account());
create policy system_sees on appointment to ${system} using (true) with check (true);

create table access_trail (
    id      uuid primary key,
    at      timestamptz not null,
    act     text not null,
    account uuid references account,
    address text not null,
    record  text,
    what    text not null default '',
    mark    bytea not null check (length(mark) = 32)
);
comment on table access_trail is 'reference: who signed in or failed to, looked at and took away what; append-only';
comment on column access_trail.mark is 'HMAC of the line with the key of the installation, which is not in the database: a forged line has none';
create index access_trail_failures on access_trail (address, at) where act in ('SIGN_IN_FAILED', 'TOKEN_REFUSED');
create index access_trail_of_account on access_trail (account, act, at);
create index access_trail_in_time on access_trail (at, id);
create index access_trail_of_record on access_trail (record, at) where record is not null;
grant select, insert on access_trail to ${app}, ${system};

create table access_trail_link (
    position bigint primary key,
    line     uuid not null unique references access_trail,
    hash     bytea not null check (length(hash) = 32)
);
comment on table access_trail_link is 'reference: chains the lines of the trail, each to the one before, so that none is taken out unseen';
grant select on access_trail_link to ${app};
grant select, insert on access_trail_link to ${system};

-- Sessions, as Spring Session wants them: nodes hold no state. Attributes are few: who signed in, the office acted in, a notice.
create table spring_session (
    primary_id            char(36) not null constraint spring_session_pk primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
comment on table spring_session is 'reference: sessions of the pages';
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name)
);
comment on table spring_session_attributes is 'reference: what a session remembers';
grant select, insert, update, delete on spring_session, spring_session_attributes to ${app}, ${system};
