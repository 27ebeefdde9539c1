-- A body has a director and deputies, and each signs as what he is: beside the one line for anybody a letterhead names signers, account by account.
-- Where only those named sign there is no line for anybody.
alter table letterhead
    alter column office drop not null,
    add column signers uuid[] not null default '{}',
    add column signer_authorities text[] not null default '{}', -- lines of each, one below the other
    add column signer_offices text[] not null default '{}',
    add column signer_ranks text[] not null default '{}',       -- empty for none
    add check (office is not null or cardinality(signers) > 0),
    add check (cardinality(signer_authorities) = cardinality(signers) and cardinality(signer_offices) = cardinality(signers)
        and cardinality(signer_ranks) = cardinality(signers));
