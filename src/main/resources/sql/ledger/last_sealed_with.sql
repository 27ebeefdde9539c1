-- Now, or where the clock was put back the last moment of what a key has sealed and of what is in the books it still has to seal.
select greatest(
    cast(:now as timestamptz),
    (select max(sealed_at) from seal where key = :key),
    (select max(recorded_at) from book_head))
