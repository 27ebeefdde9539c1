package vn.phoihop.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.organisation.AffectedByChange;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Texts;

/** Reports whose window holds the day of a change, what falls due of such windows, and what the papers of units bear from then on. */
@Component
@Order(400)
class ReportsAffected implements AffectedByChange {

    private static final String FOUND = Sql.of("report/affected_by_change");
    private static final String BOOKS = Sql.of("report/books_touched");
    private static final int NAMED = 8;

    private record Found(
            String what,
            String book,
            @Nullable LocalDate windowFrom,
            @Nullable LocalDate windowTo) {}

    private final JdbcClient jdbc;
    private final DueDates dates;
    private final BookSuccessions successions;
    private final Texts texts;

    ReportsAffected(JdbcClient jdbc, DueDates dates, BookSuccessions successions, Texts texts) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.successions = successions;
        this.texts = texts;
    }

    @Override
    public List<Affected> affectedBy(Touched touched) {
        Set<BookId> books = books(touched);
        // A window that a book was still in when another followed it is due from the one that follows.
        Set<BookId> owing = books.stream()
                .map(book -> successions.heir(book, touched.from()))
                .collect(Collectors.toSet());
        List<Found> found = jdbc.sql(FOUND)
                .param(
                        "books",
                        Stream.concat(books.stream(), owing.stream())
                                .map(BookId::value)
                                .toArray(Integer[]::new))
                .param("units", units(touched))
                .param("from", touched.from())
                .param("most", COUNTED)
                .query(Found.class)
                .list();
        List<Affected> affected = new ArrayList<>();
        for (String what : List.of("window", "letterhead")) {
            List<Found> some =
                    found.stream().filter(one -> one.what.equals(what)).toList();
            if (!some.isEmpty()) {
                affected.add(new Affected(
                        "report.affected." + what,
                        some.size(),
                        false,
                        some.stream().limit(NAMED).map(this::named).toList()));
            }
        }
        List<DueDates.DueDate> due = dates.across(touched.from(), owing);
        if (!due.isEmpty()) {
            affected.add(new Affected(
                    "report.affected.due",
                    due.size(),
                    false,
                    due.stream().limit(NAMED).map(this::named).toList()));
        }
        return affected;
    }

    private Set<BookId> books(Touched touched) {
        return jdbc
                .sql(BOOKS)
                .param(
                        "provinces",
                        touched.provinces().stream().map(AreaId::value).toArray(Long[]::new))
                .param("units", units(touched))
                .param("from", touched.from())
                .query(Integer.class)
                .list()
                .stream()
                .map(BookId::new)
                .collect(Collectors.toSet());
    }

    private static Long[] units(Touched touched) {
        return touched.units().stream().map(UnitId::value).toArray(Long[]::new);
    }

    private First named(DueDates.DueDate one) {
        Locale locale = LocaleContextHolder.getLocale();
        return new First(
                one.book().name().in(locale) + " · " + one.form().name().in(locale) + " · "
                        + one.label().in(locale) + ": " + texts.formats(locale).date(one.on()),
                null);
    }

    private First named(Found one) {
        LocalDate from = one.windowFrom;
        LocalDate to = one.windowTo;
        return from == null || to == null
                ? new First(one.book, "/letterheads")
                : new First(
                        one.book + " · "
                                + texts.formats(LocaleContextHolder.getLocale()).window(new Window(from, to)),
                        null);
    }
}
