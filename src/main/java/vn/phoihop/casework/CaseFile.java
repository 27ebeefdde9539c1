package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A case or a gang as it stands; also the payload of its entries in the book, version {@link #PAYLOAD_VERSION}.
 *
 * @param version grows with every change
 * @param openedBy the unit that opened it, with its force on that day
 * @param milestones in the order in which they were written down
 * @param reason why it was corrected or withdrawn last
 */
public record CaseFile(
        RecordKey key,
        int version,
        CaseState state,
        String kind,
        @Nullable String category,
        AreaId area,
        LocalDate openedOn,
        UnitId openedBy,
        ForceId openedByForce,
        List<Partner> partners,
        List<Milestone> milestones,
        List<HandOver> handOvers,
        @Nullable String title,
        @Nullable String note,
        boolean exercise,
        @Nullable String reason) {

    /** The record type under which the book keeps cases. */
    public static final String RECORD_TYPE = "case";

    static final int PAYLOAD_VERSION = 1;

    public CaseFile {
        partners = List.copyOf(partners);
        milestones = List.copyOf(milestones);
        handOvers = List.copyOf(handOvers);
    }

    /** The unit that leads it now. */
    public UnitId lead() {
        return handOvers.isEmpty() ? openedBy : handOvers.getLast().to();
    }

    /** The force of the unit that leads it now. */
    public ForceId leadForce() {
        return handOvers.isEmpty() ? openedByForce : handOvers.getLast().toForce();
    }

    /** All forces in the record, those that gave it away included. */
    public ForceSet forces() {
        ForceSet forces = ForceSet.of(openedByForce);
        for (Partner partner : partners) {
            forces = forces.with(partner.force());
        }
        for (HandOver handOver : handOvers) {
            forces = forces.with(handOver.toForce());
        }
        return forces;
    }

    Optional<Milestone> milestone(UUID id) {
        return milestones.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Partner> partner(UnitId unit) {
        return partners.stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    CaseForm form() {
        return new CaseForm(
                kind,
                category,
                area,
                openedOn,
                openedBy,
                partners.stream().map(Partner::unit).toList(),
                title,
                note,
                exercise);
    }

    static CaseFile of(RecordKey key, CaseForm form, CaseCheck check) {
        return new CaseFile(
                key,
                1,
                CaseState.OPEN,
                form.kind(),
                form.category(),
                form.area(),
                form.openedOn(),
                form.lead(),
                check.force(form.lead(), form.openedOn()),
                form.partners().stream()
                        .map(unit -> Partner.pending(unit, check.force(unit, form.openedOn())))
                        .toList(),
                List.of(),
                List.of(),
                form.title(),
                form.note(),
                form.exercise(),
                null);
    }

    /** Credited to who led on that day: who has given the case away keeps what was reached before. */
    CaseFile reaching(MilestoneForm form) {
        Milestone reached = led(form);
        return milestone(form.id()).isPresent()
                ? withMilestones(milestones.stream()
                        .map(one -> one.id().equals(form.id()) ? reached : one)
                        .toList())
                : withMilestones(
                        Stream.concat(milestones.stream(), Stream.of(reached)).toList());
    }

    private Milestone led(MilestoneForm form) {
        UnitId lead = openedBy;
        ForceId force = openedByForce;
        for (HandOver handOver : handOvers) {
            if (!form.occurredOn().isBefore(handOver.on())) {
                lead = handOver.to();
                force = handOver.toForce();
            }
        }
        return new Milestone(form.id(), form.stage(), form.occurredOn(), lead, force, form.amounts());
    }

    CaseFile without(UUID milestone) {
        return withMilestones(
                milestones.stream().filter(one -> !one.id().equals(milestone)).toList());
    }

    CaseFile handedTo(UnitId unit, ForceId force, LocalDate on) {
        List<HandOver> all = new ArrayList<>(handOvers);
        all.add(new HandOver(lead(), leadForce(), unit, force, on));
        return new CaseFile(
                key,
                version,
                state,
                kind,
                category,
                area,
                openedOn,
                openedBy,
                openedByForce,
                partners,
                milestones,
                all,
                title,
                note,
                exercise,
                reason);
    }

    /** The same case with a corrected form; what partners who stay have said, stays, and milestones follow a corrected lead. */
    CaseFile takes(CaseFile corrected) {
        return new CaseFile(
                key,
                version,
                state,
                corrected.kind,
                corrected.category,
                corrected.area,
                corrected.openedOn,
                corrected.openedBy,
                corrected.openedByForce,
                corrected.partners.stream()
                        .map(fresh -> partner(fresh.unit()).orElse(fresh))
                        .toList(),
                milestones.stream()
                        .map(one -> one.lead().equals(openedBy)
                                ? one.ledBy(corrected.openedBy, corrected.openedByForce)
                                : one)
                        .toList(),
                handOvers,
                corrected.title,
                corrected.note,
                corrected.exercise,
                reason);
    }

    CaseFile replacing(Partner partner) {
        return new CaseFile(
                key,
                version,
                state,
                kind,
                category,
                area,
                openedOn,
                openedBy,
                openedByForce,
                partners.stream()
                        .map(one -> one.unit().equals(partner.unit()) ? partner : one)
                        .toList(),
                milestones,
                handOvers,
                title,
                note,
                exercise,
                reason);
    }

    CaseFile next(CaseState newState, @Nullable String why) {
        return new CaseFile(
                key,
                version + 1,
                newState,
                kind,
                category,
                area,
                openedOn,
                openedBy,
                openedByForce,
                partners,
                milestones,
                handOvers,
                title,
                note,
                exercise,
                why);
    }

    private CaseFile withMilestones(List<Milestone> all) {
        return new CaseFile(
                key,
                version,
                state,
                kind,
                category,
                area,
                openedOn,
                openedBy,
                openedByForce,
                partners,
                all,
                handOvers,
                title,
                note,
                exercise,
                reason);
    }
}
