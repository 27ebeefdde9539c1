-- Appends a batch of entries with their payloads and tallies and moves the head of the book; one statement, whatever the size of the batch.
-- What is below zero is a reversal, by definition.
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
), payloads as (
    insert into payload (book, position, salt, body)
    select :book, position, salt, body
    from batch
), tallies as (
    insert into tally (book, position, ordinal, record, measure, quantity, occurred_on, area, credited_unit,
                       credited_force, role, forces, kind, category, stage, exercise, reversal)
    select :book, position, ordinal, record, measure, quantity::numeric, occurred_on::date, area, credited_unit,
           credited_force, role::"char", forces, kind, category, stage, exercise, quantity::numeric < 0
    from unnest(
        :tallyPosition::bigint[], :ordinal::smallint[], :tallyRecord::uuid[], :measure::text[], :quantity::text[],
        :occurredOn::text[], :area::bigint[], :creditedUnit::bigint[], :creditedForce::smallint[], :role::text[],
        :forces::int[], :kind::text[], :category::text[], :stage::text[], :exercise::boolean[])
        as row (position, ordinal, record, measure, quantity,
                occurred_on, area, credited_unit, credited_force, role,
                forces, kind, category, stage, exercise)
)
update book_head set position = :last, hash = :lastHash, recorded_at = :lastTime::timestamptz where book = :book
