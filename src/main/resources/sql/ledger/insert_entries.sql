-- Appends a batch of entries with their payloads; one statement, whatever the size of the batch.
with batch as (
    select *
    from unnest(
        :position::bigint[], :recordedAt::text[], :actor::text[], :actingUnit::bigint[], :event::text[],
        :recordType::text[], :record::uuid[], :payloadVersion::smallint[], :payloadHash::bytea[], :hash::bytea[],
        :salt::bytea[], :body::text[])
        as row (position, recorded_at, actor, acting_unit, event,
                record_type, record, payload_version, payload_hash, hash, salt, body)
), entries as (
    insert into entry (book, position, recorded_at, actor, acting_unit, event,
                       record_type, record, payload_version, payload_hash, hash)
    select :book, position, recorded_at::timestamptz, actor, acting_unit, event,
           record_type, record, payload_version, payload_hash, hash
    from batch
)
insert into payload (book, position, salt, body)
select :book, position, salt, body
from batch
