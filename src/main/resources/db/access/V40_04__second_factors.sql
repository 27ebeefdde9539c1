-- The second step of signing in: a code that changes every half minute, or one of a few written down for the day the phone is lost.

create table second_factor (
    account      uuid primary key references account,
    secret       bytea not null,
    begun_at     timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);
comment on table second_factor is 'reference: keys for one-time codes (RFC 6238), encrypted with the key of the installation; asked for once confirmed';
comment on column second_factor.last_step is 'the half minute whose code was used last: no code is good twice';

create table recovery_code (
    account uuid not null references account,
    code    bytea not null check (length(code) = 32),
    used_at timestamptz,
    primary key (account, code)
);
comment on table recovery_code is 'reference: recovery codes as keyed hashes, each good once';

-- Requests see whether there is a second factor and change nothing; codes are checked, and keys made, on the system role.
grant select (account, confirmed_at) on second_factor to ${app};
grant select (account, used_at) on recovery_code to ${app};
grant select, insert, update, delete on second_factor, recovery_code to ${system};
