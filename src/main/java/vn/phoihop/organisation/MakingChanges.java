package vn.phoihop.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.DecidingChange.Decision;
import vn.phoihop.organisation.ForeseeingChange.Foreseen;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Founds, renames, moves, merges, splits and closes units and areas as of a day, and takes such a change back as long as its day has not
 * come. Each is one entry of the common book, made alone, on what its maker has seen: where somebody has touched the same meanwhile, it is refused.
 */
@Component
class MakingChanges {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Who makes a change. */
    record Maker(String name) {}

    /** What was made, and whether by this very request. */
    record Made(OrganisationChange change, boolean now) {}

    private record Entry(UUID change, ChangeWished wished, List<Long> units, List<Long> areas) {}

    private record Undoing(UUID change, long position) {}

    private final ForeseeingChange foreseeing;
    private final OrganisationRows rows;
    private final OrganisationWriting writing;
    private final ChangesMade changes;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MakingChanges(
            ForeseeingChange foreseeing,
            OrganisationRows rows,
            OrganisationWriting writing,
            ChangesMade changes,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.foreseeing = foreseeing;
        this.rows = rows;
        this.writing = writing;
        this.changes = changes;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    OrganisationChange get(UUID id) {
        return changes.find(id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id.toString()));
    }

    /**
     * Makes a change; the same sent again is the same change.
     *
     * @param id minted by who sends it
     * @param seen the position of the organisation on which it was foreseen
     */
    Made make(UUID id, ChangeWished sent, long seen, Maker maker) {
        ChangeWished wished = sent.tidy();
        return Objects.requireNonNull(transaction.execute(status -> {
            writing.lock();
            String json = CanonicalJson.write(wished);
            Optional<OrganisationChange> known = changes.find(id);
            if (known.isPresent()) {
                if (!known.get().wished().equals(json)) {
                    throw new Refused(ProblemCode.CHANGE_ID_TAKEN, id.toString());
                }
                return new Made(known.get(), false);
            }
            Foreseen foreseen = foreseeing.foresee(wished);
            refuseIfChanged(wished, foreseen.decision().concerned(), seen);
            Refused.ifAny(foreseen.problems());
            return new Made(write(id, wished, json, foreseen, maker), true);
        }));
    }

    private void refuseIfChanged(ChangeWished wished, Set<Long> concerned, long seen) {
        boolean units = wished.of() == PlaceType.UNIT;
        if (writing.changedSince(seen, units ? List.of() : concerned, units ? concerned : List.of())) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    private OrganisationChange write(UUID id, ChangeWished wished, String json, Foreseen foreseen, Maker maker) {
        // Decided once more with the ids that those founded keep.
        Decision decision = DecidingChange.decide(wished, rows.parts(foreseen.seen()), () -> writing.mint(wished.of()));
        Refused.ifAny(decision.problems());
        List<Long> units = List.copyOf(decision.edit().units());
        List<Long> areas = List.copyOf(decision.edit().areas());
        Instant now = clock.instant();
        long position = post(id, "ORGANISATION_CHANGED", maker, new Entry(id, wished, units, areas));
        decision.edit().write(position, writing);
        OrganisationChange made = new OrganisationChange(
                id,
                wished.kind(),
                wished.of(),
                wished.from(),
                position,
                now,
                maker.name(),
                json,
                ToldChange.of(wished, decision.before()),
                wished.reason(),
                units,
                areas,
                null);
        changes.add(made);
        writing.revision(position, "ORGANISATION_CHANGED", null);
        return made;
    }

    /** Takes a planned change back: what was known before it is known again. */
    OrganisationChange undo(UUID id, Maker maker) {
        return Objects.requireNonNull(transaction.execute(status -> {
            writing.lock();
            OrganisationChange change = get(id);
            if (change.undone() != null) {
                throw new Refused(
                        ProblemCode.CHANGE_UNDONE_ALREADY, change.undone().by());
            }
            if (!change.from().isAfter(today())) {
                throw new Refused(ProblemCode.CHANGE_DAY_HAS_COME, change.from());
            }
            if (writing.touchedSince(change.position(), change.areas(), change.units())) {
                throw new Refused(ProblemCode.CHANGE_TOUCHED_SINCE);
            }
            List<Affected> duties = foreseeing.inFounded(change);
            if (!duties.isEmpty()) {
                throw new Refused(ProblemCode.CHANGE_RELIED_ON);
            }
            Organisation before = rows.parts(change.position()).organisation();
            long position = post(id, "ORGANISATION_CHANGE_UNDONE", maker, new Undoing(change.id(), change.position()));
            writing.takeBack(change.position(), position);
            Refused.ifAny(writing.codesTaken(change.position()));
            writing.restore(change.position(), position);
            if (breaks(change, before, rows.parts(position).organisation())) {
                throw new Refused(ProblemCode.CHANGE_RELIED_ON);
            }
            changes.undone(id, position, clock.instant(), maker.name());
            writing.revision(position, "ORGANISATION_CHANGE_UNDONE", null);
            return get(id);
        }));
    }

    /** Lists may have brought forces, too, of which other units have come to be meanwhile: so all units are looked at. */
    private static boolean breaks(OrganisationChange change, Organisation before, Organisation after) {
        boolean lists = change.kind() == ChangeKind.IMPORT;
        return change.types().stream()
                .anyMatch(type -> !OrganisationRules.broken(
                                type,
                                before,
                                after,
                                lists && type == PlaceType.UNIT
                                        ? after.unitStates().ids().toList()
                                        : change.touched(type))
                        .isEmpty());
    }

    private long post(UUID id, String event, Maker maker, Object payload) {
        return ledger.post(new Posting(
                new RecordKey(BookId.COMMON, id), "organisation", event, maker.name(), null, 1, payload, List.of()));
    }
}
