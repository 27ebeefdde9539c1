package vn.phoihop.organisation;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.web.Page;

/** Up to where an address asks to know things. Implemented by the room that reads cutoffs. */
public interface KnownThen {

    /** @param day the one asked for, or that of the minute; null where a cutoff was given */
    record Then(Cutoff cutoff, @Nullable LocalDate day) {}

    /** Empty where the address asks for the present. Refused where that cannot be known. */
    Optional<Then> find(Page page);

    /**
     * As of when a page knows things, with the way to another time.
     *
     * @param said of what that is told, as a key of a text with one place
     */
    Content draw(Page page, String said);
}
