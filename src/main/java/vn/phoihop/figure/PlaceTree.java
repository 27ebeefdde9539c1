package vn.phoihop.figure;

import java.time.LocalDate;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.vocabulary.Window;

/**
 * In which tree of areas or units a figure by place is read.
 *
 * @param lastDay of the window shown
 * @param day the one whose places stand in the rows: that one as it happened, else the one that stands for today
 */
record PlaceTree(Structure structure, LocalDate lastDay, LocalDate day) {

    static PlaceTree of(Structure structure, Window window, LocalDate today) {
        return new PlaceTree(structure, window.lastDay(), structure == Structure.AS_NOW ? today : window.lastDay());
    }

    boolean asNow() {
        return structure == Structure.AS_NOW;
    }
}
