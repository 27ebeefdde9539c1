package vn.phoihop.casework;

import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** One step in the life of a case, as it can also be loaded many at a time. */
public sealed interface CaseStep permits Opening, Reaching, Offering, Answering {

    RecordKey key();

    By by();
}
