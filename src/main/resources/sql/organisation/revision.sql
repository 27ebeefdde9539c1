-- The entry of the common book that last changed the organisation, as far as a position has seen it; a snapshot is kept per such entry.
select coalesce(max(position), 0) from organisation_revision where position <= :position
