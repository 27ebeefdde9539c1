package vn.phoihop.figure;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Page;

/** The band that says up to where a page knows things, and the way to ask for another time; drawn by {@code figure/as-of.jte}. */
@Component
public class AsOfBand {

    private final CutoffInWords cutoffs;
    private final ReadingAsOf reading;

    AsOfBand(CutoffInWords cutoffs, ReadingAsOf reading) {
        this.cutoffs = cutoffs;
        this.reading = reading;
    }

    /**
     * @param asOf null for the present
     * @param cutoff in words; null for the present
     * @param example of positions that may be asked for
     */
    record View(@Nullable AsOf asOf, @Nullable LocalizedText cutoff, String example) {

        /** "as known up to the end of 01/03/2022", say. */
        String words(Page page) {
            if (asOf == null || cutoff == null) {
                return "";
            }
            if (asOf.until() == null) {
                return page.text("figure.asOf.cutoff", page.text(cutoff));
            }
            return asOf.wholeDay()
                    ? page.text("figure.asOf.day", asOf.until().toLocalDate())
                    : page.text("figure.asOf.minute", asOf.until());
        }
    }

    /**
     * For the pages of other rooms.
     *
     * @param said of what it is told as of when, as a key of a text with one place
     */
    public Content draw(Optional<AsOf> asOf, Page page, String said) {
        return page.fragment("figure/as-of", Map.of("band", of(asOf), "textKey", said));
    }

    View of(Optional<AsOf> asOf) {
        String example = reading.example();
        return asOf.map(one -> new View(one, cutoffs.of(one.cutoff()), example))
                .orElseGet(() -> new View(null, null, example));
    }
}
