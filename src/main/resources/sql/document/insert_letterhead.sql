-- Writes a letterhead for some days.
insert into letterhead (book, unit, valid, superior, body, symbol, place, authority, office, addressees, copies, archive,
    signers, signer_authorities, signer_offices, signer_ranks)
values (:book, :unit, daterange(:from::date, :to::date), :superior, :body, :symbol, :place, :authority::text[], :office,
    :addressees::text[], :copies::text[], :archive, :signers::uuid[], :signerAuthorities::text[], :signerOffices::text[], :signerRanks::text[])
