package vn.phoihop.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * An activity as it stands; also the payload of its entries in the book, version {@link #PAYLOAD_VERSION}.
 *
 * @param version grows with every change; a correction names the one it was made on
 * @param occurredOn the local day of the beginning in the book's time zone, the day it counts for
 * @param leadForce the lead's force on that day
 * @param leadSays what the lead says of a record that another unit wrote down for it; null where it wrote it itself
 * @param reason why it was returned, corrected, upheld, withdrawn, merged or taken apart again last
 * @param recorded who wrote it down, for which unit, and when; a draft's is renewed when it is submitted
 * @param links what it has to do with other records, in the order in which that was decided
 */
public record Activity(
        RecordKey key,
        int version,
        ActivityState state,
        String kind,
        Instant startsAt,
        @Nullable Instant endsAt,
        LocalDate occurredOn,
        AreaId area,
        UnitId lead,
        ForceId leadForce,
        @Nullable Participant leadSays,
        List<Participant> partners,
        List<Contribution> contributions,
        @Nullable String title,
        @Nullable String note,
        boolean exercise,
        @Nullable String reason,
        By recorded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Link> links) {

    /** So long its writer may amend it without saying why. */
    static final Duration AMENDABLE = Duration.ofMinutes(15);

    /** The record type under which the book keeps activities. */
    public static final String RECORD_TYPE = "activity";

    static final int PAYLOAD_VERSION = 1;

    public Activity {
        partners = List.copyOf(partners);
        contributions = List.copyOf(contributions);
        recorded = recorded.then(at(recorded).truncatedTo(ChronoUnit.SECONDS));
        // An entry of a time before there were links has none.
        links = Objects.requireNonNullElse(links, List.<Link>of()).stream().toList();
    }

    private static Instant at(By by) {
        Instant at = by.at();
        if (at == null) {
            throw new IllegalArgumentException("a record says when it was written down");
        }
        return at;
    }

    Instant recordedAt() {
        return at(recorded);
    }

    /** Whether the one who wrote it down amends it so soon that nobody need be told why. */
    boolean amendableBy(By by, Instant now) {
        return by.isWhoWrote(recorded) && now.isBefore(recordedAt().plus(AMENDABLE));
    }

    /** Whoever is asked to confirm it: its partners, and the lead where another unit wrote it down. */
    List<Participant> asked() {
        return leadSays == null
                ? partners
                : Stream.concat(Stream.of(leadSays), partners.stream()).toList();
    }

    /** What those who are asked say taken together. */
    Confirmation confirmation() {
        List<Confirmation> said =
                asked().stream().map(Participant::confirmation).toList();
        return List.of(Confirmation.CONTESTED, Confirmation.PENDING, Confirmation.CONFIRMED).stream()
                .filter(said::contains)
                .findFirst()
                .orElse(Confirmation.NONE);
    }

    /** All units in it, the lead first. */
    List<UnitId> units() {
        return Stream.concat(Stream.of(lead), partners.stream().map(Participant::unit))
                .toList();
    }

    /** All forces in the record. */
    public ForceSet forces() {
        ForceSet forces = ForceSet.of(leadForce);
        for (Participant partner : partners) {
            forces = forces.with(partner.force());
        }
        return forces;
    }

    Optional<Participant> partner(UnitId unit) {
        return partners.stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    /** The unit as one that is asked to confirm. */
    Optional<Participant> asked(UnitId unit) {
        return asked().stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    ActivityForm form() {
        return new ActivityForm(
                kind,
                startsAt,
                endsAt,
                area,
                lead,
                partners.stream().map(Participant::unit).toList(),
                contributions,
                title,
                note,
                exercise);
    }

    /** The same after a step. */
    Activity after(ActivityStep step, @Nullable String why) {
        return inState(version + 1, step.from(state), why);
    }

    private Activity inState(int newVersion, ActivityState newState, @Nullable String why) {
        return with(newVersion, newState, this, leadSays, partners, contributions, why, recorded);
    }

    /** The first version is already submitted; no draft was kept before. */
    Activity submittedAtOnce() {
        return inState(version, ActivityStep.SUBMIT.from(state), reason);
    }

    /**
     * The same record with the content of a draft. What partners who stay have said, stays as far as it still concerns what they spoke
     * about; whoever contested is answered by it and asked again.
     */
    Activity takes(Activity draft, By by) {
        return with(
                version,
                state,
                draft,
                draft.leadSays == null ? null : stays(draft.leadSays, draft),
                draft.partners.stream().map(fresh -> stays(fresh, draft)).toList(),
                draft.contributions,
                reason,
                by);
    }

    /** What one who is asked by the draft has said already, as far as it still stands. */
    private Participant stays(Participant fresh, Activity draft) {
        return asked(fresh.unit())
                .filter(known -> known.force().equals(fresh.force()))
                .map(known -> saysTheSameOf(known.unit(), draft) ? known.answered() : known.askedAgain())
                .orElse(fresh);
    }

    /** Whether both say the same of all that the unit speaks about when it confirms. */
    boolean saysTheSameOf(UnitId unit, Activity other) {
        return kind.equals(other.kind)
                && startsAt.equals(other.startsAt)
                && area.equals(other.area)
                && lead.equals(other.lead)
                && exercise == other.exercise
                && putIn(unit).equals(other.putIn(unit));
    }

    Set<Contribution> putIn(UnitId unit) {
        return contributions.stream().filter(one -> one.unit().equals(unit)).collect(Collectors.toSet());
    }

    /** The same with one more partner, or with what the partner puts in replaced. */
    Activity joinedBy(Participant partner, List<Contribution> putIn) {
        List<Contribution> others = new ArrayList<>();
        List<Contribution> own = new ArrayList<>();
        contributions.forEach(one -> (one.unit().equals(partner.unit()) ? own : others).add(one));
        List<Contribution> all = contributions;
        if (!own.equals(putIn)) {
            all = others;
            all.addAll(putIn);
        }
        Activity known = partner(partner.unit()).isPresent()
                ? replacing(partner)
                : with(Stream.concat(partners.stream(), Stream.of(partner)).toList(), contributions);
        return known.with(known.partners, all);
    }

    /** The same with these units having confirmed, as far as they are asked. */
    Activity signedBy(Set<UnitId> units) {
        Activity signed = this;
        for (Participant one : asked()) {
            signed = units.contains(one.unit())
                    ? signed.replacing(Participant.confirmed(one.unit(), one.force()))
                    : signed;
        }
        return signed;
    }

    Activity replacing(Participant said) {
        return with(
                version,
                state,
                this,
                leadSays != null && leadSays.unit().equals(said.unit()) ? said : leadSays,
                partners.stream()
                        .map(one -> one.unit().equals(said.unit()) ? said : one)
                        .toList(),
                contributions,
                reason,
                recorded);
    }

    private Activity with(List<Participant> newPartners, List<Contribution> newContributions) {
        return with(version, state, this, leadSays, newPartners, newContributions, reason, recorded);
    }

    /** @param content of which all else is taken */
    Activity with(
            int newVersion,
            ActivityState newState,
            Activity content,
            @Nullable Participant newLeadSays,
            List<Participant> newPartners,
            List<Contribution> newContributions,
            @Nullable String why,
            By by) {
        return with(newVersion, newState, content, newLeadSays, newPartners, newContributions, why, by, links);
    }

    private Activity with(
            int newVersion,
            ActivityState newState,
            Activity content,
            @Nullable Participant newLeadSays,
            List<Participant> newPartners,
            List<Contribution> newContributions,
            @Nullable String why,
            By by,
            List<Link> newLinks) {
        return new Activity(
                key,
                newVersion,
                newState,
                content.kind,
                content.startsAt,
                content.endsAt,
                content.occurredOn,
                content.area,
                content.lead,
                content.leadForce,
                newLeadSays,
                newPartners,
                newContributions,
                content.title,
                content.note,
                content.exercise,
                why,
                by,
                newLinks);
    }

    /** The same with what it has to do with others. */
    Activity linked(List<Link> newLinks) {
        return with(version, state, this, leadSays, partners, contributions, reason, recorded, newLinks);
    }

    /** What it has to do with the other record. */
    Optional<Link> link(UUID other) {
        return links.stream().filter(one -> one.other().equals(other)).findFirst();
    }
}
