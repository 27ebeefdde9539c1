-- Marks a change as taken back, once.
update organisation_change set undone_position = :position, undone_at = :at, undone_by = :by
where id = :id and undone_position is null
