package vn.phoihop.casework;

import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** A case to be opened under the id its writer has minted. Sent twice it is still one case. */
public record Opening(RecordKey key, CaseForm form, By by) implements CaseStep {}
