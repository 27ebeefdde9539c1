package vn.phoihop.activity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Choice;

/**
 * The one form as it is shown.
 *
 * @param version of the record that was opened; 0 for a new one
 * @param values what stands in its fields, by their names
 * @param words the names of what stands in them by its id
 * @param rows of partners shown, by their numbers
 * @param leadMeasures what the kind asks of the lead, {@code partnerMeasures} of each partner
 * @param reasonNeeded whether a correction must say why
 */
record ActivityFormView(
        RecordKey key,
        int version,
        Mode mode,
        Map<String, String> values,
        List<Integer> rows,
        Map<String, String> words,
        List<Choice> kinds,
        List<Field> leadMeasures,
        List<Field> partnerMeasures,
        boolean reasonNeeded,
        List<TwinWords.Shown> twins,
        List<Copy> copies) {

    /** What the form is for. */
    enum Mode {
        NEW,
        DRAFT,
        MEND,
        CORRECT;

        static Mode of(Activity activity) {
            return switch (activity.state()) {
                case DRAFT -> DRAFT;
                case RETURNED -> MEND;
                case SUBMITTED, WITHDRAWN, MERGED -> CORRECT;
            };
        }

        boolean draftPossible() {
            return this == NEW || this == DRAFT;
        }
    }

    /** An amount the kind asks for. */
    record Field(String measure, LocalizedText name, boolean required) {}

    /** An earlier record of the unit, to be copied. */
    record Copy(String href, LocalizedText kind, String area, Instant startsAt) {}

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String word(String field) {
        return words.getOrDefault(field, "");
    }

    boolean isNew() {
        return version == 0;
    }
}
