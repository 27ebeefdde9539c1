-- Appends a seal of a head.
insert into seal (book, position, hash, key, sealed_at, reason, signature)
values (:book, :position, :hash, :key, :sealedAt, :reason, :signature)
