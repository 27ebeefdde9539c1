package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Who may do what with cases. Pages and programs take every step through here; loads of the system itself do not. */
@Component
class CaseDesk {

    private final CaseFiles files;
    private final CaseWriting writing;
    private final HandlingCase handling;
    private final CorrectingCase correcting;
    private final JoiningCases joining;
    private final Permissions permissions;

    CaseDesk(
            CaseFiles files,
            CaseWriting writing,
            HandlingCase handling,
            CorrectingCase correcting,
            JoiningCases joining,
            Permissions permissions) {
        this.files = files;
        this.writing = writing;
        this.handling = handling;
        this.correcting = correcting;
        this.joining = joining;
        this.permissions = permissions;
    }

    /** A case in sight. */
    @Transactional(readOnly = true)
    CaseFile get(RecordKey key) {
        permissions.require(Authority.RECORD_VIEW);
        return files.get(inBook(key));
    }

    /** A case in sight, where there is one. */
    @Transactional(readOnly = true)
    Optional<CaseFile> find(RecordKey key) {
        return files.find(inBook(key));
    }

    /** Whether the acting office may take the step with the case now. */
    boolean may(CaseMove move, CaseFile file) {
        return move.possibleFrom(file.state())
                && (move != CaseMove.UPHOLD || file.confirmation() == Confirmation.CONTESTED)
                && SignedIn.current().may(authority(move))
                && !actsFor(move, file).isEmpty()
                && (move != CaseMove.SEPARATE || actsForHost(file));
    }

    private boolean actsForHost(CaseFile joined) {
        return host(joined)
                .filter(host -> permissions.answersFor(SignedIn.current().unit(), host.lead()))
                .isPresent();
    }

    /** The case in sight into which this one was joined. */
    private Optional<CaseFile> host(CaseFile joined) {
        return CaseLink.away(joined.links())
                .flatMap(link -> files.find(new RecordKey(joined.key().book(), link.other())));
    }

    /** The units whose step it is and for which the acting office acts. */
    List<UnitId> actsFor(CaseMove move, CaseFile file) {
        UnitId own = SignedIn.current().unit();
        return units(move, file).stream()
                .filter(unit -> permissions.answersFor(own, unit))
                .toList();
    }

    /** The units whose step it is. */
    static List<UnitId> units(CaseMove move, CaseFile file) {
        return switch (move.side()) {
            case LEAD -> List.of(file.lead());
            case RECEIVER -> file.offer().map(HandOver::to).stream().toList();
            case PARTNER ->
                file.partners().stream()
                        .filter(partner -> move == CaseMove.CONFIRM
                                ? partner.confirmation() != Confirmation.CONFIRMED
                                : partner.confirmation() != Confirmation.CONTESTED)
                        .map(Partner::unit)
                        .toList();
        };
    }

    static String authority(CaseMove move) {
        return move.side() == CaseMove.Side.LEAD ? Authority.CASE_RECORD : Authority.RECORD_CONFIRM;
    }

    @Transactional
    CaseFile open(RecordKey key, Typed<CaseForm> typed) {
        permissions.require(Authority.CASE_RECORD);
        inBook(key);
        Refused.ifAny(withOwnUnit(
                typed.with(writing.check(key.book()).problems(typed.form())),
                typed.form().lead()));
        if (files.find(key).filter(known -> !ledByOwn(known)).isPresent()) {
            throw new Refused(ProblemCode.ID_ALREADY_TAKEN, key.id().toString());
        }
        return handling.take(new Opening(key, typed.form(), by()));
    }

    @Transactional
    CaseFile correct(RecordKey key, int seen, Typed<CaseForm> typed, @Nullable String reason) {
        CaseFile file = required(CaseMove.CORRECT, key);
        List<Problem> problems = typed.with(writing.check(key.book()).problems(file, typed.form()));
        Refused.ifAny(
                typed.form().lead().equals(file.form().lead())
                        ? problems
                        : withOwnUnit(problems, typed.form().lead()));
        return correcting.correct(key, seen, typed.form(), reason, by());
    }

    /** @param seen the version seen; null where a milestone may be added whatever else has happened */
    @Transactional
    CaseFile reach(RecordKey key, @Nullable Integer seen, Typed<MilestoneForm> typed) {
        CaseFile file = requiredOn(typed.form().occurredOn(), key);
        Refused.ifAny(typed.with(writing.check(key.book()).problems(file, typed.form())));
        return handling.take(new Reaching(key, typed.form(), by()), seen);
    }

    @Transactional
    CaseFile correctMilestone(RecordKey key, int seen, Typed<MilestoneForm> typed, @Nullable String reason) {
        requireWriterOf(typed.form().id(), key);
        CaseFile file = requiredOn(typed.form().occurredOn(), key);
        Refused.ifAny(typed.with(writing.check(key.book()).problems(file, typed.form())));
        return correcting.correctMilestone(key, seen, typed.form(), reason, by());
    }

    @Transactional
    CaseFile takeBackMilestone(RecordKey key, int seen, UUID milestone, @Nullable String reason) {
        requireWriterOf(milestone, key);
        return correcting.takeBackMilestone(key, seen, milestone, reason, by());
    }

    /** Whether a milestone is the acting office's to mend: that of who led the case then. */
    boolean mayMend(Milestone milestone, CaseFile file) {
        return CaseMove.CORRECT_MILESTONE.possibleFrom(file.state())
                && SignedIn.current().may(Authority.CASE_RECORD)
                && permissions.answersFor(SignedIn.current().unit(), milestone.lead());
    }

    @Transactional
    CaseFile offer(RecordKey key, @Nullable Integer seen, UnitId to, LocalDate on) {
        required(CaseMove.OFFER, key);
        return handling.take(new Offering(key, to, on, by()), seen);
    }

    @Transactional
    CaseFile answer(
            RecordKey key, @Nullable Integer seen, HandOver.Answer answer, LocalDate on, @Nullable String reason) {
        required(
                switch (answer) {
                    case ACCEPTED -> CaseMove.ACCEPT;
                    case REFUSED -> CaseMove.REFUSE;
                    case TAKEN_BACK, OPEN -> CaseMove.TAKE_BACK_OFFER;
                },
                key);
        return handling.take(new Answering(key, answer, on, reason, by()), seen);
    }

    /**
     * Both cases are led by units for which the acting office acts; a case led by another is handed over first. A host that is seen and may
     * not be written cannot be held, so it is asked for its consent before that, too.
     */
    @Transactional
    CaseFile join(RecordKey key, int seen, HostSeen into, LocalDate on) {
        CaseFile file = required(CaseMove.JOIN, key);
        if (file.link(CaseLink.Direction.JOINED_INTO, into.id()).isEmpty()) {
            files.find(new RecordKey(key.book(), into.id())).ifPresent(this::requireHost);
        }
        return joining.join(key, seen, into.id(), on, by(), host -> {
            requireHost(host);
            CaseWriting.known(host, host.key(), into.version());
        });
    }

    /** As for {@link #join}: what the host counts for changes, too. */
    @Transactional
    CaseFile separate(RecordKey key, int seen, @Nullable String reason) {
        host(required(CaseMove.SEPARATE, key)).ifPresent(this::requireHost);
        return joining.separate(key, seen, reason, by(), this::requireHost);
    }

    private void requireHost(CaseFile host) {
        permissions.require(Authority.CASE_RECORD, host.lead());
    }

    /** The answer is the new case. */
    @Transactional
    CaseFile sever(RecordKey key, int seen, JoiningCases.Part part) {
        required(CaseMove.SEVER, key);
        return joining.sever(key, seen, part, by());
    }

    @Transactional
    CaseFile withdraw(RecordKey key, int seen, @Nullable String reason) {
        required(CaseMove.WITHDRAW, key);
        return correcting.withdraw(key, seen, reason, by());
    }

    /** The case, where the acting office acts for a unit whose step it is; what its state says is asked when the step is taken. */
    CaseFile required(CaseMove move, RecordKey key) {
        permissions.require(authority(move));
        CaseFile file = files.get(inBook(key));
        List<UnitId> sides = move.side() == CaseMove.Side.PARTNER
                ? file.partners().stream().map(Partner::unit).toList()
                : units(move, file);
        UnitId own = SignedIn.current().unit();
        if (!sides.isEmpty() && sides.stream().noneMatch(unit -> permissions.answersFor(own, unit))) {
            permissions.require(authority(move), sides.getFirst());
        }
        return file;
    }

    /** The case, where the acting office may be asked about the step: for a milestone it is who led it then, for all else who leads it now. */
    CaseFile requiredToAsk(CaseMove move, RecordKey key, @Nullable UUID milestone) {
        return move == CaseMove.TAKE_BACK_MILESTONE && milestone != null
                ? requireWriterOf(milestone, key)
                : required(move, key);
    }

    /** The case, where the acting office acts for a unit that leads it or led it once: on the day of a milestone it may be either. */
    CaseFile requiredToReach(RecordKey key) {
        permissions.require(Authority.CASE_RECORD);
        CaseFile file = files.get(inBook(key));
        if (!ledByOwn(file)) {
            permissions.require(Authority.CASE_RECORD, file.lead());
        }
        return file;
    }

    /** Whether the acting office acts for a unit that leads the case or led it once. */
    private boolean ledByOwn(CaseFile file) {
        UnitId own = SignedIn.current().unit();
        return file.leads().ever().stream().anyMatch(unit -> permissions.answersFor(own, unit));
    }

    /** The case, where the acting office acts for the unit that led it on the day. */
    private CaseFile requiredOn(LocalDate day, RecordKey key) {
        permissions.require(Authority.CASE_RECORD);
        CaseFile file = files.get(inBook(key));
        permissions.require(Authority.CASE_RECORD, file.leads().on(day).unit());
        return file;
    }

    /** The case, where the acting office acts for the unit to which the milestone is credited. */
    CaseFile requireWriterOf(UUID milestone, RecordKey key) {
        permissions.require(Authority.CASE_RECORD);
        CaseFile file = files.get(inBook(key));
        permissions.require(
                Authority.CASE_RECORD,
                file.milestone(milestone)
                        .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, milestone.toString()))
                        .lead());
        return file;
    }

    /** Who opens a case leads it with the own unit or one below; said beside all else that is wrong. */
    private List<Problem> withOwnUnit(List<Problem> problems, UnitId lead) {
        List<Problem> all = new ArrayList<>(problems);
        if (!permissions.answersFor(SignedIn.current().unit(), lead)
                && all.stream().noneMatch(problem -> problem.where().equals("lead"))) {
            all.add(Problem.at("lead", ProblemCode.CASE_LEAD_NOT_OWN));
        }
        return all;
    }

    private static RecordKey inBook(RecordKey key) {
        if (!SignedIn.current().books().contains(key.book())) {
            throw new Refused(ProblemCode.NOT_FOUND, key.toString());
        }
        return key;
    }

    static By by() {
        return SignedIn.current().by();
    }
}
