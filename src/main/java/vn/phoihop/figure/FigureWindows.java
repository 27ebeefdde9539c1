package vn.phoihop.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.WindowChoices;

/** The reporting windows in which the books in sight have something, of every regime a form is made for, newest first. */
@Component
class FigureWindows implements WindowChoices {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String RECORDED_DAYS = Sql.of("figure/recorded_days");
    private static final int MOST = 12;

    private final JdbcClient jdbc;
    private final Catalogues catalogues;
    private final Clock clock;

    FigureWindows(JdbcClient jdbc, Catalogues catalogues, Clock clock) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Choice> list(Page page) {
        Optional<Window> present = page.window();
        List<Choice> choices = new ArrayList<>();
        Optional<Window> days = recordedDays();
        for (Regime regime : regimes()) {
            days.map(regime::windows).orElse(List.of()).reversed().stream()
                    .limit(MOST)
                    .map(window -> new Choice(
                            window.toString(),
                            label(regime, window, page),
                            present.filter(window::equals).isPresent()))
                    .forEach(choices::add);
        }
        return choices;
    }

    /** Today's window; where nothing is recorded near today (a sample of another year), the last one complete by the last day recorded. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Window> standard() {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        return regimes().stream().findFirst().map(regime -> {
            Window open = regime.windowOn(today);
            Optional<Window> days = recordedDays();
            if (days.isEmpty() || days.get().overlaps(open)) {
                return open;
            }
            LocalDate last = days.get().lastDay();
            Window holding = regime.windowOn(last);
            return last.equals(holding.lastDay())
                    ? holding
                    : regime.windowOn(holding.from().minusDays(1));
        });
    }

    /** How people name a window; its days where no regime knows it. */
    LocalizedText name(Window window) {
        return regimes().stream()
                .flatMap(regime -> regime.label(window).stream())
                .findFirst()
                .orElse(new LocalizedText(window.toString(), window.toString()));
    }

    private static String label(Regime regime, Window window, Page page) {
        return regime.label(window).map(page::text).orElse(window.toString());
    }

    private List<Regime> regimes() {
        var catalogue = catalogues.current();
        return catalogue.list(Form.class).stream()
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
