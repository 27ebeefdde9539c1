package vn.phoihop.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.web.Page;

/** How a figure is made up, as rows with bars: by force, month and district. */
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
     */
    record Bar(String label, Quantity value, int share, boolean rest) {}

    /** A force's row. */
    record ForceRow(int bit, String name, Quantity led, Quantity tookPart, int share) {}

    List<ForceRow> forces(Indicator indicator, Scope scope, Page page) {
        Organisation organisation = organisations.at(scope.cutoff());
        List<ForceFigure> rows = figures.byForce(indicator, scope);
        BigDecimal longest = longest(rows, row -> row.led().value());
        return rows.stream()
                .map(row -> {
                    Force force = organisation.force(row.force());
                    return new ForceRow(
                            row.force().bit(),
                            page.text(force.name()),
                            row.led(),
                            row.tookPart(),
                            share(row.led().value(), longest));
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
                        false))
                .toList();
    }

    List<Bar> areas(Indicator indicator, Scope scope, AreaLevel level, Page page) {
        Organisation organisation = organisations.at(scope.cutoff());
        List<AreaFigure> rows = figures.byArea(indicator, scope, level);
        BigDecimal longest = longest(rows, row -> row.value().value());
        return rows.stream()
                .map(row -> new Bar(
                        row.area() == null
                                ? page.text("figure.rest")
                                : page.text(organisation
                                        .area(row.area(), scope.window().lastDay())
                                        .name()),
                        row.value(),
                        share(row.value().value(), longest),
                        row.area() == null))
                .sorted(java.util.Comparator.comparing(Bar::rest))
                .toList();
    }

    private static <T> BigDecimal longest(List<T> rows, Function<T, BigDecimal> value) {
        return rows.stream().map(value).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    private static int share(BigDecimal value, BigDecimal longest) {
        return longest.signum() <= 0 || value.signum() <= 0
                ? 0
                : value.multiply(BigDecimal.valueOf(100))
                        .divide(longest, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }
}
