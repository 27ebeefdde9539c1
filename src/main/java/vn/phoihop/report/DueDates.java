package vn.phoihop.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * What is due when, and from whom: the windows of every form by the regime it is mostly made for, as the catalogue says it for the window. From
 * bodies of the province the report is due; from those below it what the report is made of.
 */
@Component
class DueDates {

    private final EarlierReports earlier;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;
    private final Reports reports;
    private final Clock clock;

    DueDates(
            Catalogues catalogues,
            Organisations organisations,
            Books books,
            Reports reports,
            Clock clock,
            EarlierReports earlier) {
        this.earlier = earlier;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
        this.reports = reports;
        this.clock = clock;
    }

    /** How it stands with what is due. */
    enum Standing {
        AHEAD("Chưa hết kỳ", "Window still open"),
        OPEN("Đang trong hạn", "Due"),
        LATE("Quá hạn", "Overdue"),
        DONE("Đã phát hành", "Issued"),
        PASSED("Đã qua hạn gửi", "Past");

        private final LocalizedText label;

        Standing(String vi, String en) {
            label = new LocalizedText(vi, en);
        }

        LocalizedText label() {
            return label;
        }
    }

    /**
     * Something due.
     *
     * @param on the last day on which it is in time
     * @param report of the window; null where there is none yet
     */
    record DueDate(
            Book book,
            Form form,
            Window window,
            LocalizedText label,
            AreaLevel level,
            LocalDate on,
            Standing standing,
            @Nullable Report report) {}

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    WorkingDays working() {
        return WorkingDays.of(catalogues.current());
    }

    /** At which level an office reports: that of the areas its unit answers for; offices without a unit, and those at sea, as the province. */
    @Transactional(readOnly = true)
    AreaLevel level(SignedIn who) {
        UnitId unit = who.unit();
        return unit == null
                ? AreaLevel.PROVINCE
                : organisations.current().areasOf(unit, today()).stream()
                        .map(area -> area.level())
                        .filter(AreaLevel.ADMINISTRATIVE::contains)
                        .min(Comparator.comparing(AreaLevel.ADMINISTRATIVE::indexOf))
                        .orElse(AreaLevel.PROVINCE);
    }

    /** The levels there are today. */
    @Transactional(readOnly = true)
    List<AreaLevel> levels() {
        return organisations.current().levels(today());
    }

    /** What falls due in the stretch at a level in the books in sight, by day. */
    @Transactional(readOnly = true)
    List<DueDate> list(Window stretch, AreaLevel level, SignedIn who) {
        // A window is due some days after its end, so one that ended before the stretch may fall due in it.
        Window around = new Window(stretch.from().minusYears(1), stretch.to());
        Set<Window> windows = new LinkedHashSet<>();
        for (LocalDate day : List.of(stretch.from(), today(), stretch.to())) {
            usual(catalogues.current(day)).forEach(regime -> windows.addAll(regime.windows(around)));
        }
        WorkingDays working = working();
        List<Report> known = reports.list();
        List<DueDate> due = new ArrayList<>();
        for (Book book : books.list()) {
            // What a book that another follows still owed is due from the one that follows it.
            if (!who.books().isEmpty() && who.book().equals(book.id())) {
                windows.stream()
                        .flatMap(window -> due(book, window, level, working, known))
                        .filter(one -> stretch.contains(one.on()))
                        .forEach(due::add);
            }
        }
        due.sort(Comparator.comparing(DueDate::on)
                .thenComparing(one -> one.window().from())
                .thenComparing(one -> one.book().id()));
        return due;
    }

    /** Windows in whose midst the day lies, in books of these areas, and when each is due from bodies of the province. */
    @Transactional(readOnly = true)
    List<DueDate> across(LocalDate day, Set<AreaId> areas) {
        Window around = new Window(day.minusYears(1), day.plusYears(1));
        WorkingDays working = working();
        List<Window> windows = usual(catalogues.current(day))
                .flatMap(regime -> regime.windows(around).stream())
                .filter(window -> window.contains(day) && window.from().isBefore(day))
                .distinct()
                .toList();
        return books.list().stream()
                .filter(book -> book.area() != null && areas.contains(book.area()))
                .flatMap(book ->
                        windows.stream().flatMap(window -> due(book, window, AreaLevel.PROVINCE, working, List.of())))
                .sorted(Comparator.comparing(DueDate::on))
                .toList();
    }

    private static Stream<Regime> usual(Catalogue catalogue) {
        return catalogue.list(Form.class).stream().flatMap(form -> usual(catalogue, form).stream());
    }

    /** The regime a form is mostly made for. */
    private static Optional<Regime> usual(Catalogue catalogue, Form form) {
        return ReportForms.regimes(catalogue, form).stream().findFirst();
    }

    private Stream<DueDate> due(Book book, Window window, AreaLevel level, WorkingDays working, List<Report> known) {
        Catalogue catalogue = catalogues.current(window.lastDay());
        return catalogue.list(Form.class).stream()
                .flatMap(form -> usual(catalogue, form).stream()
                        .filter(regime -> regime.recognises(window))
                        .map(regime -> {
                            Report report = known.stream()
                                    .filter(one -> one.key().book().equals(book.id())
                                            && one.form().equals(form.code())
                                            && one.window().equals(window)
                                            && !one.state().ended())
                                    .findFirst()
                                    .or(() -> earlier.find(book.id(), form.code(), window, known))
                                    .orElse(null);
                            LocalDate on = regime.dueOn(window, level, working);
                            return new DueDate(
                                    book,
                                    form,
                                    window,
                                    regime.label(window)
                                            .orElse(new LocalizedText(window.toString(), window.toString())),
                                    level,
                                    on,
                                    standing(
                                            today(),
                                            window,
                                            on,
                                            level,
                                            report != null && report.state() == ReportState.ISSUED),
                                    report);
                        }));
    }

    static Standing standing(LocalDate today, Window window, LocalDate on, AreaLevel level, boolean issued) {
        if (issued) {
            return Standing.DONE;
        }
        if (!today.isAfter(window.lastDay())) {
            return Standing.AHEAD;
        }
        if (!today.isAfter(on)) {
            return Standing.OPEN;
        }
        // What is due below the province is not handed in as a paper, so nobody can tell whether it came.
        return level == AreaLevel.PROVINCE ? Standing.LATE : Standing.PASSED;
    }
}
