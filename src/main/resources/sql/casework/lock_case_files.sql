-- Holds some case files until the transaction ends, in one order for everybody. Each is looked up by its key: compared with an array of unknown length, a plan
-- made for any array goes through an index of the whole book; joined to it, through all of the book's rows with all their policies.
select held.id
from (select distinct wanted.id from unnest(:ids::uuid[]) as wanted (id) order by wanted.id) as wanted
cross join lateral (
    select case_file.id
    from case_file
    where case_file.book = :book
      and case_file.id = wanted.id
    for update) as held
