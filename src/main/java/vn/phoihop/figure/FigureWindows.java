package vn.phoihop.figure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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

/** The reporting windows in which the books in sight have something, of every regime of a form they report by, newest first. */
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
            Instant at, Optional<Window> days, List<Regime> regimes, List<Named> offered, List<Regime> all) {}

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

    private static List<Named> offered(Optional<Window> days, List<Regime> regimes) {
        List<Named> offered = new ArrayList<>();
        for (Regime regime : regimes) {
            days.map(regime::windows).orElse(List.of()).reversed().stream()
                    .limit(MOST)
                    .map(window -> new Named(window, regime.label(window).orElse(days(window))))
                    .forEach(offered::add);
        }
        return List.copyOf(offered);
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
        return known().regimes().stream()
                .flatMap(regime -> regime.label(window).stream())
                .findFirst()
                .orElse(days(window));
    }

    /** The same window a year before (cùng kỳ), as the reports on it compare it: a week with that of fifty-two weeks before. */
    Window yearBefore(Window window) {
        return known().all().stream()
                .filter(regime -> regime.recognises(window))
                .findFirst()
                .map(regime -> regime.yearBefore(window))
                .orElse(window.yearBefore());
    }

    private static LocalizedText days(Window window) {
        return new LocalizedText(window.toString(), window.toString());
    }

    private Known known() {
        Set<BookId> sight = AskedScope.books();
        Known known = kept.get(sight);
        Instant now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = transaction.execute(status ->
                    known(now, recordedDays(), regimes(), catalogues.current().list(Regime.class)));
            if (known == null) {
                throw new IllegalStateException("a transaction without an answer");
            }
            kept.put(sight, known);
        }
        return known;
    }

    private static Known known(Instant at, Optional<Window> days, List<Regime> regimes, List<Regime> all) {
        return new Known(at, days, regimes, offered(days, regimes), all);
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
