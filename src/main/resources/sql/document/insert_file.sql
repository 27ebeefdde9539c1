-- Keeps a file as the next version of its kind; what was kept before stays.
insert into paper_file (book, record, kind, version, media_type, bytes, sha256, created_at, created_by)
select :book, :record, :kind, coalesce(max(version), 0) + 1, :media_type, :bytes, :sha256, :created_at, :created_by
from paper_file
where book = :book and record = :record and kind = :kind
returning version
