-- Makes room for another letterhead: what holds on these days ends before them.
delete from letterhead where book = :book and unit = :unit and valid && daterange(:from::date, :to::date)
returning lower(valid) as valid_from, upper(valid) as valid_to,
    superior, body, symbol, place, authority, office, addressees, copies, archive,
    signers, signer_authorities, signer_offices, signer_ranks
