-- A new passkey, or one that has just been used: its counter only tells copies apart.
insert into passkey (id, account, label, public_key, attestation, client_data, signature_count, transports, backup_eligible, backup_state, created_at, last_used_at)
values (:id, :account, :label, :key, :attestation, :clientData, :count, :transports, :eligible, :backup, :created, :used)
on conflict (id) do update
set signature_count = excluded.signature_count, backup_state = excluded.backup_state, last_used_at = excluded.last_used_at
where passkey.account = excluded.account
