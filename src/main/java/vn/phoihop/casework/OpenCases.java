package vn.phoihop.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
    private final Clock clock;

    OpenCases(FindingCases finding, Catalogues catalogues, Organisations organisations, Clock clock) {
        this.finding = finding;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public List<Open> open(BookId book, Set<UnitId> units, Page page) {
        CaseFilter own = CaseFilter.of(book).concerning(units);
        return List.of(
                open("offered", own.offered(), list(units, "state", CaseState.OFFERED), page),
                open(
                        "contested",
                        own.saying(Confirmation.CONTESTED),
                        list(units, "confirmation", Confirmation.CONTESTED),
                        page),
                open(
                        "unconfirmed",
                        own.saying(Confirmation.PENDING),
                        list(units, "confirmation", Confirmation.PENDING),
                        page));
    }

    /** The list narrows to a unit with all below it: it shows just what lies on a desk where that is one unit with none below. */
    @Nullable
    String list(Set<UnitId> units, String asked, Enum<?> value) {
        return units.stream()
                .filter(unit -> organisations
                        .current()
                        .unitsUnder(unit, LocalDate.now(clock))
                        .equals(units))
                .findFirst()
                .map(unit -> Address.of("/cases")
                        .with(asked, value.name())
                        .with("unit", unit.toString())
                        .toString())
                .orElse(null);
    }

    private Open open(String sort, CaseFilter filter, @Nullable String list, Page page) {
        String key = "casework.handOver." + sort;
        int number = finding.count(filter, COUNTED);
        return new Open(
                key,
                page.text(key, OpenAtShiftEnd.number(number, page)),
                number,
                list,
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
