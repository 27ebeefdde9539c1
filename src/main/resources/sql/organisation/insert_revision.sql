-- Remembers that an entry changed the organisation, so that snapshots are kept per change and files are loaded once.
insert into organisation_revision (position, event, hash) values (:position, :event, :hash)
