-- A key that seals from now on; two nodes may begin with the same file at once.
insert into seal_key (id, public_key, created_at, follows, vouched, accepted)
values (:id, :public, :now, :follows, :vouched, :accepted)
on conflict (id) do nothing
