package vn.phoihop.figure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.WindowChoices;

/**
 * The reporting windows in which the books in sight have something, of every regime of a form they report by, newest first. A window is one of
 * a regime if the regime cut time so on its last day: those of before a change stay what they were.
 */
@Component
class FigureWindows implements WindowChoices {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String RECORDED_DAYS = Sql.of("figure/recorded_days");
    private static final int MOST = 12;

    /** The chooser stands on every page: a first record in a new window may show in it this much later. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Catalogues catalogues;
    private final FormsTakenUp takenUp;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<Set<BookId>, Known> kept = new ConcurrentHashMap<>();

    FigureWindows(
            JdbcClient jdbc,
            Catalogues catalogues,
            FormsTakenUp takenUp,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.takenUp = takenUp;
        this.jdbc = jdbc;
        this.catalogues = catalogues;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** What the choices rest on, as it was at a moment. */
    private record Known(
            Instant at,
            Optional<Window> days,
            List<Regime> regimes,
            List<Named> offered,
            Function<LocalDate, Catalogue> catalogue) {

        /** Those in use first. */
        Stream<Regime> on(LocalDate day) {
            Catalogue then = catalogue.apply(day);
            return Stream.concat(
                    regimes.stream().flatMap(regime -> then.find(Regime.class, regime.code()).stream()),
                    then.list(Regime.class).stream());
        }

        Stream<Regime> having(Window window) {
            return on(window.lastDay()).filter(regime -> regime.recognises(window));
        }

        Optional<Regime> of(Window window) {
            return having(window).findFirst();
        }
    }

    private record Named(Window window, LocalizedText name) {}

    @Override
    public List<Choice> list(Page page) {
        Optional<Window> present = page.window();
        return known().offered().stream()
                .map(one -> new Choice(
                        one.window().toString(),
                        page.text(one.name()),
                        present.filter(one.window()::equals).isPresent()))
                .toList();
    }

    private static List<Named> offered(
            Optional<Window> days, List<Regime> regimes, Function<LocalDate, Catalogue> catalogue) {
        List<Named> offered = new ArrayList<>();
        for (Regime regime : regimes) {
            days.map(all -> windows(all, regime.code(), catalogue)).orElse(List.of()).stream()
                    .limit(MOST)
                    .forEach(offered::add);
        }
        return List.copyOf(offered);
    }

    /** Newest first. The definitions are asked year by year: a regime changes at the beginning of one of its windows. */
    private static List<Named> windows(Window days, String regime, Function<LocalDate, Catalogue> catalogue) {
        Map<Window, LocalizedText> named = new TreeMap<>(
                Comparator.comparing(Window::from).thenComparing(Window::to).reversed());
        for (LocalDate day = days.lastDay(); day.plusYears(1).isAfter(days.from()); day = day.minusMonths(6)) {
            catalogue
                    .apply(day)
                    .find(Regime.class, regime)
                    .map(then -> then.windows(days))
                    .orElse(List.of())
                    .forEach(window -> catalogue
                            .apply(window.lastDay())
                            .find(Regime.class, regime)
                            .flatMap(then -> then.recognises(window)
                                    ? Optional.of(then.label(window).orElse(days(window)))
                                    : Optional.empty())
                            .ifPresent(label -> named.put(window, label)));
        }
        return named.entrySet().stream()
                .map(one -> new Named(one.getKey(), one.getValue()))
                .toList();
    }

    /** Today's window; where nothing is recorded near today (a sample of another year), the last one complete by the last day recorded. */
    @Override
    public Optional<Window> standard() {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        Known known = known();
        return known.regimes().stream().findFirst().map(regime -> {
            Window open = regime.windowOn(today);
            if (known.days().isEmpty() || known.days().get().overlaps(open)) {
                return open;
            }
            LocalDate last = known.days().get().lastDay();
            Window holding = regime.windowOn(last);
            return last.equals(holding.lastDay())
                    ? holding
                    : regime.windowOn(holding.from().minusDays(1));
        });
    }

    /** How people name a window; its days where no regime knows it. */
    LocalizedText name(Window window) {
        return label(window).orElse(days(window));
    }

    /** The same on a page, which writes days in its own way. */
    String name(Window window, Page page) {
        return label(window).map(page::text).orElseGet(() -> page.show(window));
    }

    private Optional<LocalizedText> label(Window window) {
        return known().of(window).flatMap(regime -> regime.label(window));
    }

    /** The same window a year before (cùng kỳ), as the reports on it compare it: a week with that of fifty-two weeks before. */
    Window yearBefore(Window window) {
        return known().of(window).map(regime -> regime.yearBefore(window)).orElse(window.yearBefore());
    }

    /** Whether the regime of a window cut time otherwise a year before, or was not there: the two are then not the same stretch of two years. */
    boolean comparedByAnother(Window window) {
        Known known = known();
        return known.of(window)
                .filter(regime -> known.catalogue()
                        .apply(regime.yearBefore(window).lastDay())
                        .find(Regime.class, regime.code())
                        .filter(then -> then.cutsTimeAs(regime))
                        .isEmpty())
                .isPresent();
    }

    /** Whether no regime cuts both windows, each as it was on the window's last day. Two windows that are of none are not told apart so. */
    boolean ofAnotherRegime(Window window, Window other) {
        Known known = known();
        List<Regime> others = known.having(other).toList();
        return (known.of(window).isPresent() || !others.isEmpty())
                && known.having(window)
                        .noneMatch(regime -> others.stream()
                                .anyMatch(then -> then.code().equals(regime.code()) && then.cutsTimeAs(regime)));
    }

    private static LocalizedText days(Window window) {
        return new LocalizedText(window.toString(), window.toString());
    }

    private Known known() {
        Set<BookId> sight = AskedScope.books();
        Known known = kept.get(sight);
        Instant now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = transaction.execute(status -> known(now, recordedDays(), regimes(), catalogues.currentOnAnyDay()));
            if (known == null) {
                throw new IllegalStateException("a transaction without an answer");
            }
            kept.put(sight, known);
        }
        return known;
    }

    private static Known known(
            Instant at, Optional<Window> days, List<Regime> regimes, Function<LocalDate, Catalogue> catalogue) {
        return new Known(at, days, regimes, offered(days, regimes, catalogue), catalogue);
    }

    private List<Regime> regimes() {
        var catalogue = catalogues.current();
        List<Form> forms = catalogue.list(Form.class);
        Set<String> codes = takenUp.codes();
        return forms.stream()
                .filter(form -> FormsTakenUp.inUse(form, forms.getFirst(), codes))
                .flatMap(form -> form.regimes().stream())
                .distinct()
                .map(catalogue::regime)
                .toList();
    }

    private Optional<Window> recordedDays() {
        return jdbc.sql(RECORDED_DAYS)
                .query((row, i) -> new LocalDate[] {
                    row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)
                })
                .optional()
                .filter(days -> days[0] != null)
                .map(days -> new Window(days[0], days[1].plusDays(1)));
    }
}
