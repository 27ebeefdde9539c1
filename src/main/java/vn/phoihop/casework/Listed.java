package vn.phoihop.casework;

import java.time.Instant;
import vn.phoihop.web.RowPlace;

/** A row of a list: the case, and when it was last changed. */
record Listed(CaseFile file, Instant changedAt) {

    RowPlace place() {
        return new RowPlace(file.openedOn(), changedAt, file.key().id());
    }
}
