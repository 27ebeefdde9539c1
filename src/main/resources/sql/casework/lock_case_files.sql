-- Holds some case files until the transaction ends, in one order for everybody. Joined to their ids: compared with an array of unknown length, a plan made
-- for any array goes through an index of the whole book.
select case_file.id
from unnest(:ids::uuid[]) as wanted (id)
join case_file on case_file.book = :book and case_file.id = wanted.id
order by case_file.id
for update of case_file
