package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Address;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Page;

/**
 * A figure by area or by unit as a file. Such a file travels without its page: so each row says which figure it is of, in which window, up to where in
 * the books it was read, and the tree of which day its places are of.
 *
 * @param what the last part of its address, and of its name
 * @param against the window it is compared with, which the heads of its columns name; null for none
 */
record PlaceFile(
        What what,
        Indicator indicator,
        Scope scope,
        @Nullable Against against,
        LocalizedText cutoff,
        PlaceTree tree,
        String level,
        List<PlaceLine> lines) {

    /** What the places are, with the words of its columns. */
    enum What {
        AREAS("areas", "figure.structure", "figure.level", "figure.column.area"),
        UNITS("units", "figure.units.structure", "figure.units.level", "figure.column.unit");

        private final String path;
        private final String structure;
        private final String level;
        private final String place;

        What(String path, String structure, String level, String place) {
            this.path = path;
            this.structure = structure;
            this.level = level;
            this.place = place;
        }

        /** @param figure address of the figure's page, with how the break-down is asked for */
        Address address(Address figure) {
            return new Address(figure.path() + "/" + path, figure.parameters());
        }
    }

    PlaceFile {
        lines = List.copyOf(lines);
    }

    ResponseEntity<byte[]> sent(Page page) {
        String name = indicator.code().toLowerCase(Locale.ROOT) + "-" + what.path + "-"
                + scope.window().from()
                + (against == null ? "" : "-against-" + against.window().from());
        return Export.of(page, name, columns(page), lines);
    }

    private List<Column<PlaceLine>> columns(Page page) {
        List<Column<PlaceLine>> columns = new ArrayList<>(List.of(
                Column.text(page.text("figure.file.indicator"), _ -> page.text(indicator.label())),
                Column.text(page.text("figure.file.from"), _ -> scope.window().from()),
                Column.text(
                        page.text("figure.file.through"), _ -> scope.window().lastDay()),
                Column.text(page.text("figure.cutoff"), _ -> page.text(cutoff)),
                Column.text(
                        page.text("figure.file.position"), _ -> scope.cutoff().toString()),
                Column.text(page.text(what.structure), _ -> page.text("figure.structure." + tree.structure())),
                Column.text(page.text("figure.file.day"), _ -> tree.day()),
                Column.text(page.text(what.level), _ -> level),
                Column.text(page.text("figure.file.code"), PlaceLine::code),
                Column.text(page.text(what.place), PlaceLine::name),
                Column.number(page.text("figure.column.quantity", page.text(indicator.unit())), PlaceLine::value)));
        if (against != null) {
            columns.addAll(compared(against, page));
        }
        columns.addAll(List.of(
                Column.text(
                        page.text("figure.file.exact"),
                        line -> page.text(line.exact() ? "figure.file.exact.yes" : "figure.file.exact.no")),
                Column.text(
                        page.text("figure.file.why"),
                        line -> line.exact() ? null : page.text("figure.file.split", line.among()))));
        return columns;
    }

    private List<Column<PlaceLine>> compared(Against other, Page page) {
        String unit = page.text(indicator.unit());
        List<String> warnings = other.warnings(scope.window(), page);
        List<Column<PlaceLine>> columns = new ArrayList<>(List.of(
                Column.number(page.text("figure.file.other", other.window(), unit), PlaceLine::other),
                Column.number(page.text("figure.file.change", unit), PlaceLine::difference),
                Column.number(page.text("figure.file.percent"), PlaceLine::percent),
                Column.text(
                        page.text("figure.file.untold"),
                        line -> line.change() == null ? page.text("figure.file.untold.why") : null)));
        if (!warnings.isEmpty()) {
            columns.add(Column.text(page.text("figure.file.warning"), _ -> String.join(" ", warnings)));
        }
        return columns;
    }
}
