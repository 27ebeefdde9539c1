-- Remembers that an entry changed the catalogue, so that snapshots are kept per change and files are loaded once.
insert into catalogue_revision (position, event, hash) values (:position, :event, :hash)
