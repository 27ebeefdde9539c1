package vn.phoihop.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Choice;

/**
 * The form of a case or of a milestone as it is shown.
 *
 * @param version of the case that was opened; 0 for a new case
 * @param known what is corrected; null where something new is written
 * @param values what stands in its fields, by their names
 * @param words the names of the area and the units that stand in them by their ids
 * @param partnerRows rows of partners shown, by their numbers, {@code goodsRows} those of goods
 * @param what stages of a milestone, kinds of a case
 * @param categorised the kinds whose records must name a category, in words
 * @param counts what a milestone adds beside the case itself, {@code goods} what may be seized, each in all its units
 * @param reasonNeeded whether a correction must say why
 */
record CaseFormView(
        RecordKey key,
        int version,
        @Nullable String known,
        Map<String, String> values,
        Map<String, String> words,
        List<Integer> partnerRows,
        List<Integer> goodsRows,
        List<Choice> what,
        List<Choice> categories,
        String categorised,
        List<Field> counts,
        List<Choice> goods,
        boolean reasonNeeded) {

    /** An amount asked for. */
    record Field(String measure, LocalizedText name) {}

    /** Whether one of the stages offered is a hand-over to the outside, of which is asked to whom. */
    boolean handsOut() {
        return what.stream().anyMatch(stage -> stage.value().equals(Milestone.HANDED_OUT));
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String word(String field) {
        return words.getOrDefault(field, "");
    }
}
