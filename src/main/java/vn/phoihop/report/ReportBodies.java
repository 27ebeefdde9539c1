package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Permissions;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.report.ReportStep.Reach;
import vn.phoihop.report.ReportStep.Taker;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/**
 * The bodies of a report, and whose officers may do what with it: the one place where this is decided. Edited, frozen and approved by the
 * drafting body or one above it; signed, recalled, replaced by the issuing body or one above it; numbered by the clerk of the issuing body.
 * Who took over from a body that has ended stands for it. Lines are confirmed by their forces, wherever the report is drafted.
 */
@Component
class ReportBodies {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalizedText OR_ABOVE = new LocalizedText(" hoặc đơn vị cấp trên", " or of a body above it");

    private static final LocalizedText CONFIRMERS = new LocalizedText(
            "cán bộ của lực lượng chịu trách nhiệm chỉ tiêu", "officers of the force that answers for the line");
    private static final LocalizedText HEAD_OF_FORCE = new LocalizedText(
            "đơn vị đứng đầu lực lượng trong địa bàn của sổ", "the unit at the head of the force in the book’s area");

    private static final LocalizedText DRAFTED =
            new LocalizedText("đã lập dự thảo báo cáo này", "has drafted this report");
    private static final LocalizedText FROZE =
            new LocalizedText("đã chốt số liệu báo cáo này", "has frozen the figures of this report");
    private static final LocalizedText WROTE =
            new LocalizedText("đã viết lời văn của báo cáo này", "has written words of this report");

    private final Reports reports;
    private final Paragraphs paragraphs;
    private final PaperHeads heads;
    private final ForceHeads forces;
    private final CoordinationOffices offices;
    private final Permissions permissions;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    ReportBodies(
            Reports reports,
            Paragraphs paragraphs,
            PaperHeads heads,
            ForceHeads forces,
            CoordinationOffices offices,
            Permissions permissions,
            Organisations organisations,
            Books books,
            Clock clock) {
        this.reports = reports;
        this.paragraphs = paragraphs;
        this.heads = heads;
        this.forces = forces;
        this.offices = offices;
        this.permissions = permissions;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    /** Why the officer may not take the step; empty where he may. */
    Optional<Problem> against(ReportStep step, Report report, Officer officer) {
        List<Taker> takers = step.takers(officer);
        if (takers.isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.NOT_ALLOWED, step.takersInWords()));
        }
        Optional<LocalizedText> own = step == ReportStep.APPROVE ? ownWork(report, officer) : Optional.empty();
        if (own.isPresent()) {
            return Optional.of(Problem.of(ProblemCode.REPORT_OWN_DRAFT, officer.name(), own.get()));
        }
        if (step == ReportStep.REPLACE && report.state() == step.from()) {
            Optional<Report> next = reports.findSuccessor(report.key());
            if (next.isPresent()) {
                return Optional.of(Problem.of(
                        ProblemCode.REPORT_BEING_REPLACED, next.get().state().label()));
            }
        }
        return takers.stream().anyMatch(taker -> reaches(taker.reach(), report, officer.unit()))
                ? Optional.empty()
                : Optional.of(ofAnotherBody(
                        takers.getFirst().reach(), report, takers.getFirst().label()));
    }

    /** What of the report is the officer's own, so that another one approves it. */
    private Optional<LocalizedText> ownWork(Report report, Officer officer) {
        if (report.drafter().account().equals(officer.account())) {
            return Optional.of(DRAFTED);
        }
        Report.Frozen frozen = report.frozen();
        if (frozen != null && officer.account().equals(frozen.account())) {
            return Optional.of(FROZE);
        }
        return paragraphs.writtenBy(report.key(), officer.account()) ? Optional.of(WROTE) : Optional.empty();
    }

    boolean mayTake(ReportStep step, Report report, Officer officer) {
        return against(step, report, officer).isEmpty();
    }

    /** Who may take the step, in words, with the bodies he must be of: a book has staff officers of every force. */
    LocalizedText takers(ReportStep step, Report report) {
        return LocalizedText.joined(
                ", ",
                step.takers().stream()
                        .map(taker -> of(taker, report).orElse(taker.label()))
                        .toList());
    }

    /** Empty for a report that belongs to no body. */
    private Optional<LocalizedText> of(Taker taker, Report report) {
        return Optional.ofNullable(body(taker.reach(), report))
                .map(body -> named(taker.reach(), body))
                .map(body -> new LocalizedText(
                        taker.label().vi() + " của " + body.vi(), taker.label().en() + " of " + body.en()));
    }

    private LocalizedText named(Reach reach, UnitId body) {
        LocalizedText name = name(body);
        return reach == Reach.ISSUING_BODY
                ? name
                : new LocalizedText(name.vi() + OR_ABOVE.vi(), name.en() + OR_ABOVE.en());
    }

    /** What an administrator has to set down before the officer can sign: what papers of the body bear, or as what he signs them. */
    Optional<Problem> againstSigning(Report report, Officer officer) {
        return heads.againstSigning(officer, report, books.get(report.key().book()));
    }

    /** The lines over the officer's name where he signs; empty where nobody has said them. */
    Optional<String> signsAs(Report report, Officer officer) {
        return heads.find(report, books.get(report.key().book()))
                .flatMap(body -> body.letterhead().signatureOf(officer.account()))
                .map(signature -> String.join(" / ", signature.headLines()));
    }

    /** Why the officer may not edit the words of the report; empty where he may. */
    Optional<Problem> againstWriting(Report report, Officer officer) {
        if (!officer.may(Officer.DRAFT)) {
            return Optional.of(Problem.of(ProblemCode.NOT_ALLOWED, DraftingReport.DRAFTERS));
        }
        return reaches(Reach.DRAFTING_BODY_OR_ABOVE, report, officer.unit())
                ? Optional.empty()
                : Optional.of(ofAnotherBody(Reach.DRAFTING_BODY_OR_ABOVE, report, DraftingReport.DRAFTERS));
    }

    /** Why the officer may not say where his force stands on its lines; empty where he may. One unit's view is not the force's. */
    Optional<Problem> againstSpeaking(Report report, Officer officer) {
        String code = officer.force();
        if (!officer.may(Officer.CONFIRM) || code == null) {
            return Optional.of(Problem.of(ProblemCode.NOT_ALLOWED, CONFIRMERS));
        }
        if (forces.speaks(officer.unit(), report)) {
            return Optional.empty();
        }
        Force force = organisations.current().force(code);
        List<LocalizedText> names =
                forces.list(force.id(), report).stream().map(Unit::name).toList();
        return Optional.of(Problem.of(
                ProblemCode.REPORT_LINES_BY_HEAD_OF_FORCE,
                force.name(),
                names.isEmpty() ? HEAD_OF_FORCE : LocalizedText.joined(", ", names)));
    }

    /** The force whose lines the officer may confirm or contest in the report; null where there is none. */
    @Nullable
    String speaksFor(Report report, Officer officer) {
        return officer.may(Officer.CONFIRM) && forces.speaks(officer.unit(), report) ? officer.force() : null;
    }

    /**
     * Why the officer may not start a report of the book; empty where he may. It is the business of the office that coordinates the book, of
     * those below and above it; where nobody coordinates the book, of whoever's papers bear a letterhead of the body or one above it.
     */
    Optional<Problem> againstStarting(BookId book, Officer officer) {
        if (!officer.may(Officer.DRAFT)) {
            return Optional.of(Problem.of(ProblemCode.NOT_ALLOWED, DraftingReport.DRAFTERS));
        }
        UnitId unit = officer.unit();
        Optional<UnitId> office = offices.find(book, today());
        boolean may = unit != null
                && office.map(one -> permissions.answersFor(one, unit) || permissions.answersFor(unit, one))
                        .orElseGet(
                                () -> heads.find(unit, books.get(book), today()).isPresent());
        if (may) {
            return Optional.empty();
        }
        return Optional.of(
                office.isPresent()
                        ? Problem.of(ProblemCode.REPORT_STARTED_BY_OTHERS, name(office.get()))
                        : Problem.of(ProblemCode.REPORT_NOBODY_TO_ISSUE, unit == null ? "–" : name(unit)));
    }

    private boolean reaches(Reach reach, Report report, @Nullable UnitId unit) {
        UnitId body = body(reach, report);
        // What the system itself has drafted belongs to no body.
        if (body == null) {
            return true;
        }
        boolean lives = organisations.current().findUnit(body, today()).isPresent();
        return reach == Reach.ISSUING_BODY && lives ? body.equals(unit) : permissions.answersFor(unit, body);
    }

    /** Where the installation has no letterhead yet, the drafting body is taken for the issuing one. */
    private @Nullable UnitId body(Reach reach, Report report) {
        UnitId drafting = report.drafter().unit();
        return reach == Reach.DRAFTING_BODY_OR_ABOVE
                ? drafting
                : heads.find(report, books.get(report.key().book()))
                        .map(IssuingBody::unit)
                        .orElse(drafting);
    }

    private Problem ofAnotherBody(Reach reach, Report report, LocalizedText taker) {
        UnitId body = body(reach, report);
        return Problem.of(
                ProblemCode.REPORT_OF_ANOTHER_BODY,
                taker,
                body == null ? new LocalizedText("–", "–") : named(reach, body));
    }

    private LocalizedText name(UnitId unit) {
        return organisations.current().unit(unit).name();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
