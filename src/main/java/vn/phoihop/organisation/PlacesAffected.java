package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;

/** Books of areas that are about to change, and units that answer for them. */
@Component
@Order(50)
class PlacesAffected implements AffectedByChange {

    private static final int NAMED = 8;

    private final Books books;
    private final Organisations organisations;

    PlacesAffected(Books books, Organisations organisations) {
        this.books = books;
        this.organisations = organisations;
    }

    @Override
    public List<Affected> affectedBy(Touched touched) {
        List<Affected> affected = new ArrayList<>();
        List<Book> held = books.list().stream()
                .filter(book -> book.area() != null && touched.areas().contains(book.area()))
                .toList();
        if (!held.isEmpty()) {
            affected.add(new Affected(
                    "organisation.affected.books",
                    held.size(),
                    true,
                    held.stream()
                            .limit(NAMED)
                            .map(book -> new First(book.name().in(LocaleContextHolder.getLocale()), null))
                            .toList()));
        }
        List<Unit> answering = answering(touched);
        if (!answering.isEmpty()) {
            affected.add(new Affected(
                    "organisation.affected.units",
                    answering.size(),
                    false,
                    answering.stream()
                            .limit(NAMED)
                            .map(unit -> new First(
                                    unit.name().in(LocaleContextHolder.getLocale()),
                                    "/organisation/units/" + unit.id()))
                            .toList()));
        }
        return affected;
    }

    private List<Unit> answering(Touched touched) {
        Organisation known = organisations.current();
        return touched.areas().stream()
                .flatMap(area -> known.unitsFor(area, touched.from()).stream())
                .distinct()
                .sorted(Comparator.comparing(Unit::id))
                .toList();
    }
}
