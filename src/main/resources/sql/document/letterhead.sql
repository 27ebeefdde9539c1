-- What a unit's papers bear on a day.
select superior, body, symbol, place, authority, office, addressees, copies, archive,
    signers, signer_authorities, signer_offices, signer_ranks
from letterhead
where book = :book and unit = :unit and valid @> :day::date
