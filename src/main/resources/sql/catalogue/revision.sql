-- The entry of the common book that last changed the catalogue, as far as a position has seen it; a snapshot is kept per such entry.
select coalesce(max(position), 0) from catalogue_revision where position <= :position
