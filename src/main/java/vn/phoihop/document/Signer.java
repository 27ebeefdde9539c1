package vn.phoihop.document;

import vn.phoihop.vocabulary.AccountId;

/**
 * Who signs papers of a unit, and as what: a director in the own right, a deputy in the director's place (KT.), a head of department by order (TL.).
 *
 * @param signature authority, office and rank, unsigned
 */
public record Signer(AccountId account, Signature signature) {}
