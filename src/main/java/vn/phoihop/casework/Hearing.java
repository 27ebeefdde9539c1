package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import vn.phoihop.vocabulary.UnitId;

/**
 * What a change of a case means for what its partners have said. A partner speaks about the case as it was opened and about the milestones it
 * took part in; those that name nobody concern the partners of the case itself. Of another's milestone it is not asked.
 */
final class Hearing {

    private Hearing() {}

    /**
     * The partners after a change.
     *
     * @param mended whether something that was written before is now written otherwise, which answers whoever contests
     */
    static List<Partner> after(CaseFile before, CaseFile after, boolean mended, CaseCheck check) {
        return named(after, check).stream()
                .map(partner -> heard(partner, before, after, mended))
                .toList();
    }

    private static Partner heard(Partner partner, CaseFile before, CaseFile after, boolean mended) {
        UnitId unit = partner.unit();
        if (unit.equals(after.lead())) {
            // Whoever leads by now has written it, or has taken it over as it was.
            return before.partner(unit).isPresent() ? partner.confirming() : partner;
        }
        if (toldTo(unit, before).equals(toldTo(unit, after))) {
            return mended ? partner.answered() : partner;
        }
        return mended ? partner.askedAgain() : partner.hearingMore();
    }

    /** Whoever the case or one of its milestones names, with what they have said so far. */
    static List<Partner> named(CaseFile file, CaseCheck check) {
        SequencedMap<UnitId, LocalDate> named = new LinkedHashMap<>();
        file.form().partners().forEach(unit -> named.put(unit, file.openedOn()));
        for (Milestone milestone : file.milestones()) {
            milestone.partners().forEach(unit -> named.putIfAbsent(unit, milestone.occurredOn()));
        }
        return named.entrySet().stream()
                .map(one -> file.partner(one.getKey())
                        .orElseGet(() -> Partner.pending(one.getKey(), check.force(one.getKey(), one.getValue()))))
                .toList();
    }

    static Confirmation together(List<Partner> partners) {
        List<Confirmation> said = partners.stream().map(Partner::confirmation).toList();
        return said.contains(Confirmation.CONTESTED)
                ? Confirmation.CONTESTED
                : said.contains(Confirmation.PENDING) ? Confirmation.PENDING : Confirmation.CONFIRMED;
    }

    static List<Partner> signed(List<Partner> partners, Set<UnitId> units) {
        return partners.stream()
                .map(one -> units.contains(one.unit()) ? one.confirming() : one)
                .toList();
    }

    private record Told(CaseForm form, List<Reached> milestones) {}

    private record Reached(String stage, LocalDate occurredOn, UnitId lead, Set<Amount> amounts) {}

    private static Told toldTo(UnitId unit, CaseFile file) {
        CaseForm form = file.form();
        // The words and the other partners are not what a unit answers for.
        CaseForm opened = new CaseForm(
                form.kind(),
                form.category(),
                form.area(),
                form.openedOn(),
                form.lead(),
                List.of(),
                null,
                null,
                form.exercise());
        List<Reached> reached = new ArrayList<>();
        for (Milestone one : file.milestones()) {
            List<UnitId> concerned = one.partners().isEmpty() ? form.partners() : one.partners();
            if (concerned.contains(unit) && !one.lead().equals(unit)) {
                reached.add(new Reached(one.stage(), one.occurredOn(), one.lead(), Set.copyOf(one.amounts())));
            }
        }
        return new Told(opened, reached);
    }
}
