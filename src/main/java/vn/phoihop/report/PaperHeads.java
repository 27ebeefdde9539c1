package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Letterheads;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Reference;
import vn.phoihop.document.Signature;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
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

    /** A unit whose papers bear this letterhead. */
    record IssuingBody(UnitId unit, Letterhead letterhead) {}

    PaperHead get(ReportContent content) {
        Report report = content.report();
        Letterhead letterhead = find(content).map(IssuingBody::letterhead).orElseGet(() -> blank(content));
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

    /** Who issues; refused where the installation has no letterhead for it, since a number is given per body. */
    IssuingBody issuing(ReportContent content) {
        return find(content)
                .orElseThrow(() -> new Refused(
                        ProblemCode.LETTERHEAD_MISSING,
                        content.book().code(),
                        content.window().to()));
    }

    /** Empty where the installation has no letterhead for it. */
    Optional<IssuingBody> find(ReportContent content) {
        LocalDate today = LocalDate.now(clock.withZone(content.book().timeZone()));
        return candidates(content, today)
                .flatMap(unit -> letterheads.find(content.book().id(), unit, today).stream()
                        .map(letterhead -> new IssuingBody(unit, letterhead)))
                .findFirst();
    }

    /** The drafting body and those above it; where nobody has drafted, any unit. */
    private Stream<UnitId> candidates(ReportContent content, LocalDate today) {
        Organisation organisation = organisations.current();
        Report report = content.report();
        UnitId drafting = report == null ? null : report.drafter().unit();
        List<Unit> units = drafting == null ? organisation.units(today) : organisation.superiors(drafting, today);
        return units.stream().map(Unit::id);
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
