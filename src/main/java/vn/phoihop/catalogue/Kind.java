package vn.phoihop.catalogue;

import java.util.List;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A kind of record. {@code counted} are the measures counted once, to the lead, the record itself first (PATROL; CASE, SUBJECT, goods);
 * {@code contributed} is what each unit puts in (PERSONNEL_TURN …). {@code required} of
 * both is what the lead tells with every record. {@code stages} are the milestones a case of this kind can reach,
 * where its category knows them too; an activity, which happened once, has none, and neither has information that is exchanged. {@code sight} is how finely its place may be shown.
 */
public record Kind(
        String code,
        LocalizedText name,
        boolean activity,
        List<String> counted,
        List<String> contributed,
        List<String> required,
        List<String> stages,
        SightLevel sight)
        implements Definition {

    /** The measure that counts the record itself. */
    public String counts() {
        return counted.getFirst();
    }

    /** Whether it is a case: handled over time and counted at its stages. */
    public boolean handled() {
        return !activity && !stages.isEmpty();
    }
}
