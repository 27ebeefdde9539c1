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
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
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

    private final PaperHeads heads;
    private final CoordinationOffices offices;
    private final Permissions permissions;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    ReportBodies(
            PaperHeads heads,
            CoordinationOffices offices,
            Permissions permissions,
            Organisations organisations,
            Books books,
            Clock clock) {
        this.heads = heads;
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
        // Content is approved by another than who drafted it.
        if (step == ReportStep.APPROVE && report.drafter().account().equals(officer.account())) {
            return Optional.of(
                    Problem.of(ProblemCode.REPORT_OWN_DRAFT, report.drafter().name()));
        }
        return takers.stream().anyMatch(taker -> reaches(taker.reach(), report, officer.unit()))
                ? Optional.empty()
                : Optional.of(ofAnotherBody(
                        takers.getFirst().reach(), report, takers.getFirst().label()));
    }

    boolean mayTake(ReportStep step, Report report, Officer officer) {
        return against(step, report, officer).isEmpty();
    }

    /** What is missing before anybody can sign: nobody has said what the papers of the drafting body and those above it bear. */
    Optional<Problem> againstSigning(Report report) {
        Book book = books.get(report.key().book());
        return heads.find(report, book).isPresent() ? Optional.empty() : Optional.of(heads.missing(report, book));
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
        LocalizedText name = body == null ? new LocalizedText("–", "–") : name(body);
        boolean only = reach == Reach.ISSUING_BODY;
        return Problem.of(
                ProblemCode.REPORT_OF_ANOTHER_BODY,
                taker,
                only ? name : new LocalizedText(name.vi() + OR_ABOVE.vi(), name.en() + OR_ABOVE.en()));
    }

    private LocalizedText name(UnitId unit) {
        return organisations.current().unit(unit).name();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
