-- Appends a seal of a head. Where the clock was put back, the head may have been sealed before under the same time.
insert into seal (book, position, hash, key, sealed_at, reason, signature)
values (:book, :position, :hash, :key, :sealedAt, :reason, :signature)
on conflict do nothing
