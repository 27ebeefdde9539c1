package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Letterheads;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Reference;
import vn.phoihop.document.Signature;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.ledger.Book;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Finds who issues a report: the body that drafted it, or the nearest one above it that has a letterhead. */
@Component
class PaperHeads {

    private final Letterheads letterheads;
    private final Organisations organisations;
    private final Clock clock;

    PaperHeads(Letterheads letterheads, Organisations organisations, Clock clock) {
        this.letterheads = letterheads;
        this.organisations = organisations;
        this.clock = clock;
    }

    PaperHead get(ReportContent content) {
        Report report = content.report();
        Letterhead letterhead =
                find(report, content.book()).map(IssuingBody::letterhead).orElseGet(() -> blank(content));
        Report.Issued issued = report == null ? null : report.issued();
        Report.Signed signed = report == null ? null : report.signed();
        Signature signature = letterhead.signature();
        return new PaperHead(
                letterhead,
                new Reference(
                        issued == null ? null : issued.number(),
                        issued == null ? letterhead.symbol() : issued.symbol()),
                content.form().grounds(),
                signed == null ? signature : signature.signedBy(null, signed.by()));
    }

    /** Who issues; refused where the installation has no letterhead for it: the signer signs a whole paper, and a number is given per body. */
    IssuingBody issuing(Report report, Book book) {
        return find(report, book).orElseThrow(() -> new Refused(missing(report, book)));
    }

    /** What an administrator has to set down, and for which day. */
    Problem missing(Report report, Book book) {
        UnitId drafting = report.drafter().unit();
        return Problem.of(
                ProblemCode.LETTERHEAD_MISSING,
                drafting == null
                        ? book.name()
                        : organisations.current().unit(drafting).name(),
                VietnameseWriting.shortDate(today(book)));
    }

    /** As it was signed; before, as it would be signed today. Empty where the installation has no letterhead for it. */
    Optional<IssuingBody> find(@Nullable Report report, Book book) {
        Report.Signed signed = report == null ? null : report.signed();
        if (signed != null && signed.head() != null) {
            return Optional.of(signed.head());
        }
        return find(report == null ? null : report.drafter().unit(), book, today(book));
    }

    /** The drafting body, or the nearest one above it that has a letterhead; where nobody has drafted, any unit that has one. */
    Optional<IssuingBody> find(@Nullable UnitId drafting, Book book, LocalDate day) {
        Organisation organisation = organisations.current();
        List<Unit> units = drafting == null ? organisation.units(day) : organisation.superiors(drafting, day);
        Set<UnitId> known = letterheads.units(book.id(), day);
        return units.stream()
                .map(Unit::id)
                .filter(known::contains)
                .findFirst()
                .map(unit -> new IssuingBody(unit, letterheads.get(book.id(), unit, day)));
    }

    private LocalDate today(Book book) {
        return LocalDate.now(clock.withZone(book.timeZone()));
    }

    /** For a paper nobody has drafted in an installation without letterheads: the book's name, and room for the rest. */
    private static Letterhead blank(ReportContent content) {
        return new Letterhead(
                new Issuer(null, content.book().name().vi(), "…"),
                "…",
                new Signature(List.of(), "…", null, null),
                List.of(),
                new Recipients(List.of(), "VT"));
    }
}
