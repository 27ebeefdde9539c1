package vn.phoihop.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A kind of record. {@code counted} are the measures counted once, to the lead, the record itself first (PATROL; CASE, SUBJECT, goods);
 * {@code contributed} is what each unit puts in (PERSONNEL_TURN …). {@code required} of
 * both is what the lead tells with every record. {@code stages} are the milestones a case of this kind can reach,
 * where its category knows them too; an activity, which happened once, has none, and neither has information that is exchanged. {@code sight} is how finely its place may be shown.
 *
 * @param category whether each record must name one: indicators of cases are of categories, so a case without one would be in no figure;
 *     {@code OPTIONAL} of kinds defined before that was asked
 */
public record Kind(
        String code,
        LocalizedText name,
        boolean activity,
        List<String> counted,
        List<String> contributed,
        List<String> required,
        List<String> stages,
        SightLevel sight,
        Naming category)
        implements Definition {

    /** Whether records of a kind name their category. */
    public enum Naming {
        OPTIONAL,
        REQUIRED
    }

    public Kind(
            String code,
            LocalizedText name,
            boolean activity,
            List<String> counted,
            List<String> contributed,
            List<String> required,
            List<String> stages,
            SightLevel sight,
            @Nullable Naming category) {
        this.code = code;
        this.name = name;
        this.activity = activity;
        this.counted = counted;
        this.contributed = contributed;
        this.required = required;
        this.stages = stages;
        this.sight = sight;
        this.category = category == null ? Naming.OPTIONAL : category;
    }

    /** The measure that counts the record itself. */
    public String counts() {
        return counted.getFirst();
    }

    /** Whether a record of it must name its category. */
    public boolean needsCategory() {
        return category == Naming.REQUIRED;
    }

    /** Whether it is a case: handled over time and counted at its stages. */
    public boolean handled() {
        return !activity && !stages.isEmpty();
    }
}
