-- An upload that is kept.
select hash, files, made_by, made_at, applied_at_position from organisation_import where id = :id
