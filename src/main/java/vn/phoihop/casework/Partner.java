package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** A partner unit with its force; {@code reason} says why it contests. */
public record Partner(
        UnitId unit,
        ForceId force,
        Confirmation confirmation,
        @Nullable String reason) {

    static Partner pending(UnitId unit, ForceId force) {
        return new Partner(unit, force, Confirmation.PENDING, null);
    }

    Partner confirming() {
        return new Partner(unit, force, Confirmation.CONFIRMED, null);
    }

    Partner contesting(String why) {
        return new Partner(unit, force, Confirmation.CONTESTED, why);
    }

    /** Whoever the case or one of its milestones names; what those who stay have said, stays. */
    static List<Partner> named(CaseFile file, CaseCheck check) {
        SequencedMap<UnitId, LocalDate> named = new LinkedHashMap<>();
        file.form().partners().forEach(unit -> named.put(unit, file.openedOn()));
        for (Milestone milestone : file.milestones()) {
            milestone.partners().forEach(unit -> named.putIfAbsent(unit, milestone.occurredOn()));
        }
        return named.entrySet().stream()
                .map(one -> file.partner(one.getKey())
                        .orElseGet(() -> pending(one.getKey(), check.force(one.getKey(), one.getValue()))))
                .toList();
    }
}
