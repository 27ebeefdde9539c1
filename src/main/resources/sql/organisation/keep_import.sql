-- Keeps what somebody uploaded, to be looked at and applied. The same upload sent again is the one that is kept already; another under its id is none.
insert into organisation_import (id, hash, files, made_by, made_at)
values (:id, :hash, cast(:files as jsonb), :by, :at)
on conflict (id) do nothing
