package vn.phoihop.casework;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** The cases a shift hands over: offered and not answered, contested, not yet confirmed. */
@Component
class OpenCases implements OpenAtShiftEnd {

    /** So many are named; the rest are in the list. */
    private static final int NAMED = 100;

    private final FindingCases finding;
    private final Catalogues catalogues;
    private final Organisations organisations;

    OpenCases(FindingCases finding, Catalogues catalogues, Organisations organisations) {
        this.finding = finding;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    @Override
    public List<Open> open(BookId book, Set<UnitId> units, Page page) {
        CaseFilter own = CaseFilter.of(book).concerning(units);
        return List.of(
                open("offered", own.offered(), page),
                open("contested", own.saying(Confirmation.CONTESTED), page),
                open("unconfirmed", own.saying(Confirmation.PENDING), page));
    }

    private Open open(String key, CaseFilter filter, Page page) {
        List<Line> lines = finding.search(filter, NAMED).stream()
                .map(row -> line(row.file(), page))
                .toList();
        return new Open(page.text("casework.handOver." + key, lines.size()), lines);
    }

    private Line line(CaseFile file, Page page) {
        Organisation organisation = organisations.current();
        return new Line(
                "/records/" + file.key(),
                page.show(file.openedOn()),
                page.text(CaseLines.title(file, catalogues.current()))
                        + (file.exercise() ? " (" + page.text("record.fact.exercise") + ")" : ""),
                organisation.path(file.area(), file.openedOn(), page.locale()),
                page.text(organisation.unit(file.lead()).name()));
    }
}
