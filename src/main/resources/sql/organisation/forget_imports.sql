-- Uploads are kept for a day.
delete from organisation_import where made_at < :before
