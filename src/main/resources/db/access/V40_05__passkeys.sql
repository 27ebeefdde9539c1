-- Passkeys (WebAuthn): a key pair whose private half never leaves the device; here lies the public one.

create table passkey (
    id              bytea primary key,
    account         uuid not null references account,
    label           text not null check (length(label) between 1 and 60),
    public_key      bytea not null,
    attestation     bytea not null,
    client_data     bytea not null,
    signature_count bigint not null,
    transports      text[] not null,
    backup_eligible boolean not null,
    backup_state    boolean not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz not null
);
comment on table passkey is 'reference: passkeys of accounts, by their public keys';
create index passkey_of_account on passkey (account);

-- Requests see one's own list and whether others have any; keys are added, used and removed on the system role.
grant select (id, account, label, created_at, last_used_at) on passkey to ${app};
grant select, insert, update, delete on passkey to ${system};
