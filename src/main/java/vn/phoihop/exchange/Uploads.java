package vn.phoihop.exchange;

import java.util.List;
import java.util.UUID;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/**
 * The documents of a form as it was sent: those ticked, uploaded with it now or before, and what was wrong with others. It is put together before the
 * transaction of the form begins, and what was uploaded waits even where the form itself is refused.
 */
record Uploads(List<UUID> ids, List<Problem> problems) {

    static final Uploads NONE = new Uploads(List.of(), List.of());

    Uploads {
        ids = List.copyOf(ids);
        problems = List.copyOf(problems);
    }

    /** Of a form that is only drawn anew: what was wrong is told, too. */
    void tell() {
        Refused.ifAny(problems);
    }
}
