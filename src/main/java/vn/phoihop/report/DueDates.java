package vn.phoihop.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.catalogue.RegimeSeam;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * What is due when, and from whom: the windows of every form a book reports by, by the regime it is mostly made for, as the catalogue says it for the window. From
 * bodies of the province the report is due; from those below it what the report is made of.
 */
@Component
class DueDates {

    private static final int MONTHS_AHEAD_OF_RHYTHMS = 3;

    private final EarlierReports earlier;
    private final FormDuties duties;
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
            EarlierReports earlier,
            FormDuties duties) {
        this.earlier = earlier;
        this.duties = duties;
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

    /** What is asked of every window: read once, however many there are. */
    private record Asked(
            Function<LocalDate, Catalogue> catalogue,
            AreaLevel level,
            WorkingDays working,
            List<Report> known,
            FormDuties.TakenUp takenUp,
            LocalDate today) {}

    /** A book with those it follows, and whether it follows any now or one day. */
    private record Owing(Book book, Set<BookId> books, boolean follows) {}

    private Asked asked(AreaLevel level, List<Report> known) {
        return new Asked(catalogues.currentOnAnyDay(), level, working(), known, duties.all(), today());
    }

    /** What falls due in the stretch at a level in the books in sight, by day. */
    @Transactional(readOnly = true)
    List<DueDate> list(Window stretch, AreaLevel level, SignedIn who) {
        if (who.books().isEmpty()) {
            return List.of();
        }
        // What a book that another follows still owed is due from the one that follows it.
        Owing owing = owing(books.get(who.book()));
        Asked asked = asked(level, reports.list());
        // A window is due some days after its end, so one that ended before the stretch may fall due in it.
        Window around = new Window(stretch.from().minusYears(1), stretch.to());
        Set<Window> windows = new LinkedHashSet<>();
        for (LocalDate day : List.of(stretch.from(), asked.today(), stretch.to())) {
            usual(asked.catalogue().apply(day), owing, asked).forEach(regime -> windows.addAll(regime.windows(around)));
        }
        return windows.stream()
                .flatMap(window -> due(owing, window, asked))
                .filter(one -> stretch.contains(one.on()))
                .sorted(Comparator.comparing(DueDate::on)
                        .thenComparing(one -> one.window().from()))
                .toList();
    }

    /** Windows in whose midst the day lies, in these books, and when each is due from bodies of the province. */
    @Transactional(readOnly = true)
    List<DueDate> across(LocalDate day, Set<BookId> of) {
        Window around = new Window(day.minusYears(1), day.plusYears(1));
        Asked asked = asked(AreaLevel.PROVINCE, List.of());
        return books.list().stream()
                .filter(book -> of.contains(book.id()))
                .map(this::owing)
                .flatMap(owing -> usual(asked.catalogue().apply(day), owing, asked)
                        .flatMap(regime -> regime.windows(around).stream())
                        .filter(window -> window.contains(day) && window.from().isBefore(day))
                        .distinct()
                        .flatMap(window -> due(owing, window, asked)))
                .sorted(Comparator.comparing(DueDate::on))
                .toList();
    }

    /** Days of the stretch that are in no window, or in two, of a regime by which the book reports, since it changes amid one. */
    @Transactional(readOnly = true)
    List<RegimeSeam> seams(Window stretch, SignedIn who) {
        List<RegimeSeam> all = catalogues.seams().stream()
                .filter(seam -> stretch.overlaps(seam.days()))
                .toList();
        if (all.isEmpty() || who.books().isEmpty()) {
            return List.of();
        }
        Owing owing = owing(books.get(who.book()));
        Asked asked = asked(AreaLevel.PROVINCE, List.of());
        return all.stream()
                .filter(seam -> Stream.of(seam.days().from(), seam.changes())
                        .flatMap(day -> usual(asked.catalogue().apply(day), owing, asked))
                        .anyMatch(regime -> regime.code().equals(seam.regime())))
                .toList();
    }

    private Owing owing(Book book) {
        return new Owing(
                book,
                duties.withFollowed(book.id(), today()),
                duties.withFollowed(book.id(), LocalDate.MAX).size() > 1);
    }

    /** The regimes by which the book reports, as the catalogue says it. */
    private static Stream<Regime> usual(Catalogue catalogue, Owing owing, Asked asked) {
        return catalogue.list(Form.class).stream()
                .filter(form -> asked.takenUp().ever(owing.books(), form))
                .flatMap(form -> usual(catalogue, form).stream());
    }

    /** The regime a form is mostly made for. */
    private static Optional<Regime> usual(Catalogue catalogue, Form form) {
        return ReportForms.regimes(catalogue, form).stream().findFirst();
    }

    private Stream<DueDate> due(Owing owing, Window window, Asked asked) {
        Catalogue catalogue = asked.catalogue().apply(window.lastDay());
        return catalogue.list(Form.class).stream()
                .filter(form -> asked.takenUp().due(owing.books(), form, window))
                .flatMap(form -> usual(catalogue, form).stream()
                        .filter(regime -> near(regime, window, asked.today()) && regime.recognises(window))
                        .map(regime -> due(owing, form, regime, window, asked)));
    }

    private DueDate due(Owing owing, Form form, Regime regime, Window window, Asked asked) {
        Book book = owing.book();
        Report report = asked.known().stream()
                .filter(one -> one.key().book().equals(book.id())
                        && one.form().equals(form.code())
                        && one.window().equals(window)
                        && !one.state().ended())
                .min(Comparator.comparing(one -> one.state() != ReportState.ISSUED))
                .or(() -> owing.follows()
                        ? earlier.find(book.id(), form.code(), window, asked.known())
                        : Optional.empty())
                .orElse(null);
        LocalDate on = regime.dueOn(window, asked.level(), asked.working());
        return new DueDate(
                book,
                form,
                window,
                regime.label(window).orElse(new LocalizedText(window.toString(), window.toString())),
                asked.level(),
                on,
                standing(
                        asked.today(),
                        window,
                        on,
                        asked.level(),
                        report != null && report.state() == ReportState.ISSUED),
                report);
    }

    /** Of weeks and months a year ahead would be a wall that nobody reads. */
    private static boolean near(Regime regime, Window window, LocalDate today) {
        return regime.rhythm() == null || window.from().isBefore(today.plusMonths(MONTHS_AHEAD_OF_RHYTHMS));
    }

    static Standing standing(LocalDate today, Window window, LocalDate on, AreaLevel level, boolean issued) {
        if (issued) {
            return Standing.DONE;
        }
        if (!today.isAfter(window.lastDay()) && today.isBefore(on)) {
            return Standing.AHEAD;
        }
        if (!today.isAfter(on)) {
            return Standing.OPEN;
        }
        // What is due below the province is not handed in as a paper, so nobody can tell whether it came.
        return level == AreaLevel.PROVINCE ? Standing.LATE : Standing.PASSED;
    }
}
