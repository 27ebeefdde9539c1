package vn.phoihop.exchange;

import java.time.LocalDate;
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

/** The items a shift hands over: requests overdue, not yet answered, asked of others and overdue; bulletins not yet acknowledged. */
@Component
class OpenItems implements OpenAtShiftEnd {

    private final FindingItems finding;
    private final Catalogues catalogues;
    private final Organisations organisations;

    OpenItems(FindingItems finding, Catalogues catalogues, Organisations organisations) {
        this.finding = finding;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    @Override
    public List<Open> open(BookId book, Set<UnitId> units, Page page) {
        return List.of(
                open(book, units, ItemFilter.Waiting.OVERDUE, ItemFilter.Box.IN, page),
                open(book, units, ItemFilter.Waiting.ANSWER, ItemFilter.Box.IN, page),
                open(book, units, ItemFilter.Waiting.OVERDUE, ItemFilter.Box.OUT, page),
                open(book, units, ItemFilter.Waiting.ACKNOWLEDGE, ItemFilter.Box.IN, page));
    }

    private Open open(BookId book, Set<UnitId> units, ItemFilter.Waiting what, ItemFilter.Box box, Page page) {
        ItemFilter filter = ItemFilter.waiting(book, what, box).concerning(units);
        String key = "exchange.handOver." + what + "." + box;
        int number = finding.count(filter, COUNTED);
        // The list shows what waits for the own unit, not for another one that takes over the shift.
        UnitId own = SignedIn.current().unit();
        boolean listed = own != null && units.contains(own);
        return new Open(
                key,
                page.text(key, OpenAtShiftEnd.number(number, page)),
                number,
                listed
                        ? Address.of("/exchange")
                                .with("box", box.name())
                                .with("waiting", what.name())
                                .toString()
                        : null,
                finding.search(filter, NAMED).stream()
                        .map(row -> line(row.item(), page))
                        .toList());
    }

    private Line line(Item item, Page page) {
        Organisation organisation = organisations.current();
        LocalDate day = ItemLines.day(item.listedAt());
        return new Line(
                "/records/" + item.key(),
                page.show(day),
                page.text(ItemLines.title(item, catalogues.current()))
                        + (item.form().exercise() ? " (" + page.text("record.fact.exercise") + ")" : ""),
                organisation.path(item.form().area(), day, page.locale()),
                page.text(organisation.unit(item.sender()).name()));
    }
}
