-- Lets a group go, where it still has the version that was seen.
delete from exchange_group
where book = :book
  and id = :id
  and version = :version
