package vn.phoihop.figure;

import java.util.Set;
import vn.phoihop.catalogue.Form;

/** Which forms beside the first one the books in sight report by; who keeps reports tells. Windows of others are not offered. */
public interface FormsTakenUp {

    /** The codes of those ever taken up in the books in sight of whoever acts. */
    Set<String> codes();

    /** Whether a form counts for these: the first of all always does. */
    static boolean inUse(Form form, Form first, Set<String> takenUp) {
        return form.code().equals(first.code()) || takenUp.contains(form.code());
    }
}
