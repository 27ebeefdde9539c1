-- What a step changed. The caller holds the row and has compared its version.
update report
set version = version + 1,
    state = :state,
    drafter = :drafter,
    drafter_name = :drafterName,
    cutoff = :cutoff,
    frozen_at = :frozenAt,
    frozen_by = :frozenBy,
    frozen_by_account = :frozenByAccount,
    figures_hash = :figuresHash,
    approved_by = :approvedBy,
    signed_by = :signedBy,
    signed_at = :signedAt,
    signed_up_to = :signedUpTo,
    signed_head = :signedHead::jsonb,
    number = :number,
    symbol = :symbol,
    issued_on = :issuedOn,
    paper_hash = :paperHash
where book = :book and id = :id
