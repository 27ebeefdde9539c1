package vn.phoihop.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;

/** How a figure is made up, as rows with bars: by force and by month. */
@Component
class BreakDowns {

    private final Figures figures;
    private final Organisations organisations;

    BreakDowns(Figures figures, Organisations organisations) {
        this.figures = figures;
        this.organisations = organisations;
    }

    /**
     * A row with its bar.
     *
     * @param share of the longest bar, 0 to 100
     * @param rest stands for what belongs to none of the other rows
     * @param href the records behind it; null where no filter shows just them
     */
    record Bar(
            String label,
            Quantity value,
            int share,
            boolean rest,
            @Nullable String href) {}

    /**
     * A force's row.
     *
     * @param href the records in which it took part
     */
    record ForceRow(int bit, String name, Quantity led, Quantity tookPart, int share, String href) {}

    List<ForceRow> forces(Indicator indicator, Scope scope, Page page) {
        Organisation organisation = organisations.at(scope.cutoff());
        List<ForceFigure> rows = figures.byForce(indicator, scope);
        BigDecimal longest = longest(rows, row -> row.led().value());
        return rows.stream()
                .map(row -> {
                    Force force = organisation.force(row.force(), scope.window().lastDay());
                    return new ForceRow(
                            row.force().bit(),
                            page.text(force.name()),
                            row.led(),
                            row.tookPart(),
                            share(row.led().value(), longest),
                            records(indicator, scope, page, "force", force.code()));
                })
                .toList();
    }

    List<Bar> months(Indicator indicator, Scope scope, Page page) {
        List<MonthFigure> rows = figures.byMonth(indicator, scope);
        BigDecimal longest = longest(rows, row -> row.value().value());
        return rows.stream()
                .map(row -> new Bar(
                        page.text(
                                "figure.month",
                                row.month().getMonthValue(),
                                Integer.toString(row.month().getYear())),
                        row.value(),
                        share(row.value().value(), longest),
                        false,
                        records(indicator, scope, page, "month", row.month().toString())))
                .toList();
    }

    /** In their order, the rest row at the end. */
    static List<Bar> restLast(List<Bar> rows) {
        return rows.stream().sorted(Comparator.comparing(Bar::rest)).toList();
    }

    /** The figure's records, narrowed to a row. */
    private static String records(Indicator indicator, Scope scope, Page page, String filter, String value) {
        return figure(indicator, scope, page).with(filter, value) + "#records";
    }

    /** The figure's page, in the window and at the cutoff that are shown. */
    static Address figure(Indicator indicator, Scope scope, Page page) {
        return Address.of("/figures/" + indicator.code())
                .with("window", scope.window().toString())
                .with("cutoff", page.address().get("cutoff"))
                .with("asOf", page.address().get("asOf"));
    }

    /** The same, compared with another window where one is asked for. */
    static Address figure(Indicator indicator, Scope scope, @Nullable Against against, Page page) {
        return figure(indicator, scope, page)
                .with(Against.NAME, against == null ? null : against.window().toString());
    }

    /** The page of the other window, compared with the one shown. */
    static Address turned(Indicator indicator, Scope scope, Against against, Page page) {
        return figure(indicator, against.scope(), page)
                .with(Against.NAME, scope.window().toString());
    }

    static <T> BigDecimal longest(List<T> rows, Function<T, BigDecimal> value) {
        return rows.stream().map(value).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    static int share(BigDecimal value, BigDecimal longest) {
        return longest.signum() <= 0 || value.signum() <= 0
                ? 0
                : value.multiply(BigDecimal.valueOf(100))
                        .divide(longest, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }
}
