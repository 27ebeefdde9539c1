-- The latest file of a kind with its content.
select kind, version, media_type, bytes, sha256, created_at, created_by
from paper_file
where book = :book and record = :record and kind = :kind
order by version desc
limit 1
