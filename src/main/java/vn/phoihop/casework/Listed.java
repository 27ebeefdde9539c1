package vn.phoihop.casework;

import java.time.Instant;
import vn.phoihop.casework.CaseFilter.Place;

/** A row of a list: the case, and when it was last changed. */
record Listed(CaseFile file, Instant changedAt) {

    Place place() {
        return new Place(file.openedOn(), changedAt, file.key().id());
    }
}
