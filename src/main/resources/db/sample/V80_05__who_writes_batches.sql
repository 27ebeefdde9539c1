-- Batches are marked by the system only.
call guard_writing('sample_batch', '{}', '{}', '{}', 'true');
