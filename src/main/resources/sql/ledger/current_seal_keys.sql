-- The keys that no other one follows.
select id
from seal_key
where not exists (select from seal_key next where next.follows = seal_key.id)
order by created_at desc, id
