package vn.phoihop.casework;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;

/** The cases a shift hands over: offered and not answered, contested, not yet confirmed. */
@Component
class OpenCases implements OpenAtShiftEnd {

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
                open("offered", own.offered(), "state", CaseState.OFFERED, page),
                open("contested", own.saying(Confirmation.CONTESTED), "confirmation", Confirmation.CONTESTED, page),
                open("unconfirmed", own.saying(Confirmation.PENDING), "confirmation", Confirmation.PENDING, page));
    }

    private Open open(String sort, CaseFilter filter, String asked, Enum<?> value, Page page) {
        String key = "casework.handOver." + sort;
        int number = finding.count(filter, COUNTED);
        Address list = Address.of("/cases").with(asked, value.name());
        UnitId unit = SignedIn.current().unit();
        return new Open(
                key,
                page.text(key, OpenAtShiftEnd.number(number, page)),
                number,
                (unit == null ? list : list.with("unit", unit.toString())).toString(),
                finding.search(filter, NAMED).stream()
                        .map(row -> line(row.file(), page))
                        .toList());
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
