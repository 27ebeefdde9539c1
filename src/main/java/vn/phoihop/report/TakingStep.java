package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Seals;
import vn.phoihop.report.ReportFigure.Status;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Takes a report one step on or back, and writes it into the book. */
@Component
class TakingStep {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Told of the report that was to be replaced. */
    static final String REPLACEMENT_DISCARDED = "REPORT_REPLACEMENT_DISCARDED";

    private final Reports reports;
    private final ReportFigures figures;
    private final UnsettledRecords unsettled;
    private final Paragraphs paragraphs;
    private final FreezingReport freezing;
    private final DraftingReport drafting;
    private final ReportPapers papers;
    private final ReportBodies bodies;
    private final Ledger ledger;
    private final Seals seals;
    private final Clock clock;

    TakingStep(
            Reports reports,
            ReportFigures figures,
            UnsettledRecords unsettled,
            Paragraphs paragraphs,
            FreezingReport freezing,
            DraftingReport drafting,
            ReportPapers papers,
            ReportBodies bodies,
            Ledger ledger,
            Seals seals,
            Clock clock) {
        this.reports = reports;
        this.figures = figures;
        this.unsettled = unsettled;
        this.paragraphs = paragraphs;
        this.freezing = freezing;
        this.drafting = drafting;
        this.papers = papers;
        this.bodies = bodies;
        this.ledger = ledger;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * @param version of the report that was looked at
     * @param reason needed on every way back, welcome on others
     * @return the report after the step; for a replacement the new draft
     */
    @Transactional
    Report take(RecordKey key, int version, ReportStep step, @Nullable String reason, Officer officer) {
        Report before = lock(key, version, step, officer);
        require(step, reason);
        List<Posting> postings = new ArrayList<>();
        Report draft = null;
        Report after = before.inState(step.to());
        switch (step) {
            case FREEZE -> {
                // Who was ordered to draft a replacement may no longer be there: who takes it in hand is its drafter.
                Report taken = before.replaces() == null ? after : after.draftedBy(officer);
                after = freezing.freeze(taken, officer);
            }
            case APPROVE -> after = after.approved(officer.name());
            case SIGN -> {
                figures.declare(key, Status.OFFICIAL);
                after = papers.sign(after, officer, clock.instant().truncatedTo(ChronoUnit.MICROS));
            }
            case ISSUE -> {
                postings.addAll(replaced(before, officer));
                after = papers.issue(after, LocalDate.now(clock.withZone(ZONE)), officer);
            }
            case REOPEN -> {
                figures.thaw(key);
                unsettled.thaw(key);
                after = after.frozen(null);
            }
            case RETURN_TO_STAFF -> after = after.approved(null);
            case RETURN_TO_HEAD -> {
                figures.declare(key, Status.ACTUAL);
                after = after.signed(null).withPaper(null);
            }
            case REPLACE -> reports.giveWay(key, true);
            case DISCARD, RECALL, CORRECT_BY_LETTER, GIVE_WAY -> {}
        }
        after = reports.update(after);
        postings.addFirst(posting(after, step.event(), reason, officer));
        if (step == ReportStep.REPLACE) {
            draft = drafting.startInPlaceOf(after);
            postings.add(DraftingReport.posting(draft, officer, paragraphs.list(draft.key())));
        } else if (step == ReportStep.DISCARD) {
            postings.addAll(inForceAgain(after, reason, officer));
        }
        ledger.post(postings);
        if (SealedReports.isSealedBy(step)) {
            Report.Frozen frozen = after.frozen();
            seals.seal(frozen == null ? Set.of(key.book()) : frozen.cutoff().books(), step.name());
        }
        return draft == null ? after : draft;
    }

    /** The report in whose place this one is issued ends in the same transaction. */
    private List<Posting> replaced(Report issuing, Officer officer) {
        Optional<Report> old = lockReplaced(issuing);
        return old
                .map(one -> reports.update(one.inState(ReportStep.GIVE_WAY.to())))
                .map(one -> posting(one, ReportStep.GIVE_WAY.event(), null, officer))
                .stream()
                .toList();
    }

    /** With the draft that was to replace it the order ends, and the report holds its window alone again. */
    private List<Posting> inForceAgain(Report discarded, @Nullable String reason, Officer officer) {
        Optional<Report> old = lockReplaced(discarded);
        old.ifPresent(one -> reports.giveWay(one.key(), false));
        return old.map(one -> posting(one, REPLACEMENT_DISCARDED, reason, officer)).stream()
                .toList();
    }

    /** The issued report that this one was ordered to replace; one that was recalled meanwhile has ended already. */
    private Optional<Report> lockReplaced(Report next) {
        return Optional.ofNullable(next.replaces())
                .map(id -> reports.lock(new RecordKey(next.key().book(), id)))
                .filter(one -> one.state() == ReportStep.GIVE_WAY.from());
    }

    /** A step that no longer fits says why before it says that the page is out of date. */
    private Report lock(RecordKey key, int version, ReportStep step, Officer officer) {
        Report now = reports.lock(key);
        Refused.ifAny(bodies.against(step, now, officer).stream().toList());
        if (now.state() != step.from()) {
            throw outOfOrder(now, step);
        }
        if (now.version() != version) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return now;
    }

    private static Refused outOfOrder(Report now, ReportStep step) {
        Report.Frozen frozen = now.frozen();
        if (step == ReportStep.FREEZE && frozen != null) {
            return new Refused(ProblemCode.REPORT_ALREADY_FROZEN, frozen.at(), frozen.by());
        }
        if (step == ReportStep.ISSUE && now.state().ordinal() < ReportState.SIGNED.ordinal()) {
            return new Refused(ProblemCode.REPORT_NOT_SIGNED, now.state().label());
        }
        List<ReportStep> possible = ReportStep.from(now.state());
        LocalizedText names = possible.isEmpty()
                ? new LocalizedText("không có", "none")
                : new LocalizedText(
                        possible.stream().map(one -> one.label().vi()).collect(Collectors.joining(", ")),
                        possible.stream().map(one -> one.label().en()).collect(Collectors.joining(", ")));
        return new Refused(
                ProblemCode.REPORT_STEP_OUT_OF_ORDER, step.label(), now.state().label(), names);
    }

    private static void require(ReportStep step, @Nullable String reason) {
        if (step.reasonRequired() && (reason == null || reason.isBlank())) {
            throw new Refused(Problem.at("reason", ProblemCode.REPORT_REASON_MISSING, step.label()));
        }
        Refused.ifAny(PlainText.problems("reason", reason));
    }

    private Posting posting(Report after, String event, @Nullable String reason, Officer officer) {
        ReportRecord told = ReportRecord.of(
                after,
                reason,
                List.of(),
                List.copyOf(figures.frozen(after.key()).values()),
                paragraphs.list(after.key()));
        return new Posting(
                after.key(),
                Report.RECORD_TYPE,
                event,
                officer.name(),
                officer.unit(),
                ReportRecord.VERSION,
                event.equals(ReportStep.FREEZE.event()) ? freezing.withBasis(told, after) : told,
                List.of());
    }
}
