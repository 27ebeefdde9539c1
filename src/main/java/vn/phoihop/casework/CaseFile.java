package vn.phoihop.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A case or a gang as it stands; also the payload of its entries in the book, version {@link #PAYLOAD_VERSION}.
 *
 * @param form what was asked when it was opened, as corrected since; its lead is the unit that opened it
 * @param openedByForce the force of that unit on that day
 * @param partners units named with the case or with a milestone, and what they say of it
 * @param milestones in the order in which they were written down
 * @param handOvers every offer in its order; at most the last one is open
 * @param writtenAt when it was first written down, {@code writtenBy} by whom; null of cases written before that was kept
 * @param reason why it was corrected, upheld or withdrawn last
 */
public record CaseFile(
        RecordKey key,
        int version,
        CaseState state,
        CaseForm form,
        ForceId openedByForce,
        List<Partner> partners,
        List<Milestone> milestones,
        List<HandOver> handOvers,
        List<CaseLink> links,
        Instant writtenAt,
        @Nullable By writtenBy,
        @Nullable String reason) {

    /** The record type under which the book keeps cases. */
    public static final String RECORD_TYPE = "case";

    /** Since 2 a hand-over to the outside may say to whom. */
    static final int PAYLOAD_VERSION = 2;

    public CaseFile {
        partners = List.copyOf(partners);
        milestones = List.copyOf(milestones);
        handOvers = List.copyOf(handOvers);
        links = List.copyOf(links);
    }

    public String kind() {
        return form.kind();
    }

    public @Nullable String category() {
        return form.category();
    }

    public AreaId area() {
        return form.area();
    }

    public LocalDate openedOn() {
        return form.openedOn();
    }

    public boolean exercise() {
        return form.exercise();
    }

    Leads leads() {
        return new Leads(form.lead(), openedByForce, handOvers);
    }

    /** The unit that leads it now. */
    public UnitId lead() {
        return leads().now().unit();
    }

    /** The force of {@link #lead}. */
    public ForceId leadForce() {
        return leads().now().force();
    }

    /** The offer that waits for an answer. */
    public Optional<HandOver> offer() {
        return handOvers.stream().filter(HandOver::open).findFirst();
    }

    /** All forces in the record, those that gave it away included, and those of units that took over from a closed one and reached something. */
    public ForceSet forces() {
        ForceSet forces = ForceSet.of(openedByForce);
        for (Partner partner : partners) {
            forces = forces.with(partner.force());
        }
        for (Milestone milestone : milestones) {
            forces = forces.with(milestone.force());
        }
        for (HandOver handOver : handOvers) {
            forces = handOver.accepted() ? forces.with(handOver.toForce()) : forces;
        }
        return forces;
    }

    /** Every unit in whose sight it lies by itself: leads now and before, partners, and who is or was asked to take it over, unless the giver thought better of it. */
    SequencedSet<UnitId> units() {
        SequencedSet<UnitId> units = leads().ever();
        partners.forEach(partner -> units.add(partner.unit()));
        handOvers.stream()
                .filter(one -> one.answer() != HandOver.Answer.TAKEN_BACK)
                .forEach(one -> units.add(one.to()));
        return units;
    }

    /** What its partners say, taken together: contested as soon as one contests, confirmed when all have confirmed. */
    Confirmation confirmation() {
        return Hearing.together(partners);
    }

    Optional<Milestone> milestone(UUID id) {
        return milestones.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Partner> partner(UnitId unit) {
        return partners.stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    Optional<CaseLink> link(CaseLink.Direction direction, UUID other) {
        return links.stream().filter(one -> one.is(direction, other)).findFirst();
    }

    static CaseFile of(RecordKey key, CaseForm form, CaseCheck check, By by) {
        CaseFile empty = new CaseFile(
                key,
                1,
                CaseState.OPEN,
                form,
                check.force(form.lead(), form.openedOn()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                check.at(by),
                by.then(null),
                null);
        return empty.with(parts -> parts.partners = Hearing.named(empty, check));
    }

    /** The same after a step, by the table of steps. */
    CaseFile after(CaseMove move, @Nullable String why) {
        return with(parts -> {
            parts.version = version + 1;
            parts.state = move.from(state);
            parts.reason = why;
        });
    }

    /** A new milestone, or another content of a known one. Credited to who led on that day, or took over from who did; a known one keeps its lead while it keeps its day. */
    CaseFile reaching(MilestoneForm form, CaseCheck check, Instant at) {
        Optional<Milestone> known = milestone(form.id());
        Leads.Lead then = check.answering(leads().on(form.occurredOn()), form.occurredOn());
        Optional<Milestone> sameDay = known.filter(one -> one.occurredOn().equals(form.occurredOn()));
        Milestone reached = form.reached(
                sameDay.map(Milestone::lead).orElse(then.unit()),
                sameDay.map(Milestone::force).orElse(then.force()),
                known.map(Milestone::writtenAt).orElse(at));
        Stream<Milestone> all = known.isPresent()
                ? milestones.stream().map(one -> one.id().equals(form.id()) ? reached : one)
                : Stream.concat(milestones.stream(), Stream.of(reached));
        return with(parts -> parts.milestones = all.toList()).heard(this, known.isPresent(), check);
    }

    CaseFile without(UUID milestone, CaseCheck check) {
        return with(parts -> parts.milestones = milestones.stream()
                        .filter(one -> !one.id().equals(milestone))
                        .toList())
                .heard(this, true, check);
    }

    CaseFile offeredTo(UnitId unit, ForceId force, LocalDate on) {
        HandOver offer = new HandOver(lead(), leadForce(), unit, force, on, HandOver.Answer.OPEN, null, null);
        return with(parts -> parts.handOvers =
                Stream.concat(handOvers.stream(), Stream.of(offer)).toList());
    }

    /** The open offer is answered. Who takes a case over has confirmed what was written about it. */
    CaseFile answered(HandOver.Answer answer, LocalDate on, @Nullable String why) {
        return with(parts -> {
            parts.handOvers = handOvers.stream()
                    .map(one -> one.open() ? one.answered(answer, on, why) : one)
                    .toList();
            if (answer == HandOver.Answer.ACCEPTED) {
                parts.partners =
                        Hearing.signed(partners, Set.of(offer().orElseThrow().to()));
            }
        });
    }

    /** The same case with a corrected form; what the opener reached follows a corrected lead. */
    CaseFile takes(CaseForm corrected, CaseCheck check) {
        ForceId force = check.force(corrected.lead(), corrected.openedOn());
        return with(parts -> {
                    parts.form = corrected;
                    parts.openedByForce = force;
                    parts.milestones = milestones.stream()
                            .map(one -> one.lead().equals(form.lead()) ? one.ledBy(corrected.lead(), force) : one)
                            .toList();
                    parts.handOvers = handOvers.stream()
                            .map(one -> one.from().equals(form.lead()) ? one.givenBy(corrected.lead(), force) : one)
                            .toList();
                })
                .heard(this, true, check);
    }

    CaseFile replacing(Partner partner) {
        return with(parts -> parts.partners = partners.stream()
                .map(one -> one.unit().equals(partner.unit()) ? partner : one)
                .toList());
    }

    CaseFile linked(CaseLink link) {
        return with(parts ->
                parts.links = Stream.concat(links.stream(), Stream.of(link)).toList());
    }

    CaseFile unlinked(CaseLink link) {
        return with(parts ->
                parts.links = links.stream().filter(one -> !one.equals(link)).toList());
    }

    /** The same with those as have confirmed who signed it on the spot. */
    CaseFile signedBy(Set<UnitId> units) {
        return with(parts -> parts.partners = Hearing.signed(partners, units));
    }

    /** The last day on which something of it happened. */
    LocalDate lastOn() {
        return milestones.stream()
                .map(Milestone::occurredOn)
                .reduce(openedOn(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private CaseFile heard(CaseFile before, boolean mended, CaseCheck check) {
        return with(parts -> parts.partners = Hearing.after(before, this, mended, check));
    }

    /** The parts a step may change, set by name. */
    private static final class Parts {
        private int version;
        private CaseState state;
        private CaseForm form;
        private ForceId openedByForce;
        private List<Partner> partners;
        private List<Milestone> milestones;
        private List<HandOver> handOvers;
        private List<CaseLink> links;
        private @Nullable String reason;

        private Parts(CaseFile file) {
            version = file.version;
            state = file.state;
            form = file.form;
            openedByForce = file.openedByForce;
            partners = file.partners;
            milestones = file.milestones;
            handOvers = file.handOvers;
            links = file.links;
            reason = file.reason;
        }
    }

    private CaseFile with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new CaseFile(
                key,
                parts.version,
                parts.state,
                parts.form,
                parts.openedByForce,
                parts.partners,
                parts.milestones,
                parts.handOvers,
                parts.links,
                writtenAt,
                writtenBy,
                parts.reason);
    }
}
