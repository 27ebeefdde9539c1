package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.CoordinationOffices;
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
    private final CoordinationOffices offices;
    private final Organisations organisations;
    private final Clock clock;

    PaperHeads(Letterheads letterheads, CoordinationOffices offices, Organisations organisations, Clock clock) {
        this.letterheads = letterheads;
        this.offices = offices;
        this.organisations = organisations;
        this.clock = clock;
    }

    PaperHead get(ReportContent content) {
        Report report = content.report();
        Letterhead letterhead =
                find(report, content.book()).map(IssuingBody::letterhead).orElseGet(() -> blank(content));
        Report.Issued issued = report == null ? null : report.issued();
        Report.Signed signed = report == null ? null : report.signed();
        Signature signature = letterhead.usualSignature();
        return new PaperHead(
                letterhead,
                new Reference(
                        issued == null ? null : issued.number(),
                        issued == null ? letterhead.symbol() : issued.symbol()),
                content.form().grounds(),
                signed == null ? signature : signature.signedBy(signature.rank(), signed.by()));
    }

    /** Who issues; refused where the installation has no letterhead for it: the signer signs a whole paper, and a number is given per body. */
    IssuingBody issuing(Report report, Book book) {
        return find(report, book).orElseThrow(() -> new Refused(missing(report, book)));
    }

    /** The same, with the line under which the officer signs: as what he does is for the installation to say, and not for each paper. */
    IssuingBody signedBy(Officer officer, Report report, Book book) {
        IssuingBody body = issuing(report, book);
        return body.letterhead()
                .signatureOf(officer.account())
                .map(signature -> new IssuingBody(body.unit(), body.letterhead().signedAs(signature)))
                .orElseThrow(() -> new Refused(notNamed(officer, body)));
    }

    /** Why the officer could not sign, for want of what an administrator sets down; empty where nothing is wanting. */
    Optional<Problem> againstSigning(Officer officer, Report report, Book book) {
        Optional<IssuingBody> body = find(report, book);
        if (body.isEmpty()) {
            return Optional.of(missing(report, book));
        }
        return body.filter(
                        one -> one.letterhead().signatureOf(officer.account()).isEmpty())
                .map(one -> notNamed(officer, one));
    }

    private Problem notNamed(Officer officer, IssuingBody body) {
        return Problem.of(
                ProblemCode.SIGNER_NOT_NAMED,
                officer.name(),
                organisations.current().unit(body.unit()).name());
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

    /**
     * The drafting body, or the nearest one above it that has a letterhead. Where nobody has drafted it is the office that coordinates the book;
     * without one, the only unit whose papers bear a letterhead, since of several nobody knows which.
     */
    Optional<IssuingBody> find(@Nullable UnitId drafting, Book book, LocalDate day) {
        Set<UnitId> known = letterheads.units(book.id(), day);
        Organisation organisation = organisations.current();
        // An office that has ended is stood for by who took over from it.
        Optional<UnitId> from = Optional.ofNullable(drafting)
                .or(() -> offices.find(book.id(), day).map(office -> organisation.answering(office, day)));
        Optional<UnitId> issuing = from.isPresent()
                ? organisation.superiors(from.get(), day).stream()
                        .map(Unit::id)
                        .filter(known::contains)
                        .findFirst()
                : known.stream().filter(_ -> known.size() == 1).findFirst();
        return issuing.map(unit -> new IssuingBody(unit, letterheads.get(book.id(), unit, day)));
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
