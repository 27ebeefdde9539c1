-- What the papers of a book bear, unit by unit, in the order of the days.
select unit, lower(valid) as valid_from, upper(valid) as valid_to,
    superior, body, symbol, place, authority, office, addressees, copies, archive,
    signers, signer_authorities, signer_offices, signer_ranks
from letterhead
where book = :book
order by unit, valid
