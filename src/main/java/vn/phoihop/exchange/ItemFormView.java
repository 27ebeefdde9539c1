package vn.phoihop.exchange;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Choice;

/**
 * The form of an item as it is shown.
 *
 * @param version of the item that was opened; 0 for a new one
 * @param correcting whether it was sent already, so that who gave it to whom stays
 * @param values what stands in its fields, by their names
 * @param words the names of areas and units that stand in them by their ids
 * @param unitRows rows of recipients shown, by their numbers, {@code groupRows} those of groups
 * @param saved the groups that the units acted for keep
 * @param following what the first item is called; empty for none
 * @param unreached a warning of recipients nobody acts for; null for none
 * @param documents uploaded with it, of which those ticked go with it
 */
record ItemFormView(
        RecordKey key,
        int version,
        boolean correcting,
        Map<String, String> values,
        Map<String, String> words,
        List<Integer> unitRows,
        List<Integer> groupRows,
        List<Choice> kinds,
        List<Choice> topics,
        List<Choice> urgencies,
        List<Choice> confidences,
        List<Choice> impacts,
        List<Choice> forces,
        List<Choice> saved,
        String following,
        @Nullable String unreached,
        List<AttachmentLine> documents) {

    /** What is classified or tells of a person is not written here, and may have travelled elsewhere. */
    private static final Set<ProblemCode> NOT_TO_BE_WRITTEN = EnumSet.of(
            ProblemCode.TEXT_WITH_SECRECY_MARK,
            ProblemCode.TEXT_WITH_IDENTITY_NUMBER,
            ProblemCode.TEXT_WITH_PHONE,
            ProblemCode.TEXT_WITH_PLATE,
            ProblemCode.ATTACHMENT_WITH_SECRECY_MARK,
            ProblemCode.ATTACHMENT_WITH_IDENTITY_NUMBER,
            ProblemCode.ATTACHMENT_WITH_PHONE,
            ProblemCode.ATTACHMENT_WITH_PLATE);

    ItemFormView with(List<AttachmentLine> others) {
        return new ItemFormView(
                key,
                version,
                correcting,
                values,
                words,
                unitRows,
                groupRows,
                kinds,
                topics,
                urgencies,
                confidences,
                impacts,
                forces,
                saved,
                following,
                unreached,
                others);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String word(String field) {
        return words.getOrDefault(field, "");
    }

    boolean ticked(String field) {
        return !value(field).isEmpty();
    }

    RecipientRows recipients() {
        return new RecipientRows(values, words, unitRows, groupRows, forces);
    }

    /** Whether the item may be only counted instead: its text, its title or a document was refused for what it says. Why it is corrected is said anyway. */
    boolean offersCount(List<Problem> problems) {
        return !ticked("countOnly")
                && problems.stream()
                        .anyMatch(one -> NOT_TO_BE_WRITTEN.contains(one.code())
                                && !one.where().equals("reason"));
    }

    boolean asks() {
        return value("kind").equals(ItemKind.VERIFICATION.name());
    }

    /** Choices, with the one that stands in the field. */
    List<Choice> chosen(String field, List<Choice> choices) {
        return choices.stream()
                .map(one -> new Choice(one.value(), one.label(), one.value().equals(value(field))))
                .toList();
    }
}
