-- All files of a record without their content, latest first.
select kind, version, media_type, ''::bytea as bytes, length(bytes) as size, sha256, created_at, created_by
from paper_file
where book = :book and record = :record
order by created_at desc, kind, version desc
