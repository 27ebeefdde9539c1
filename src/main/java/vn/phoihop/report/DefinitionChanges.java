package vn.phoihop.report;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.LocalizedText;

/** By whose hand, and since when, figures are counted otherwise than they were: what no record and no bare count explains. */
@Component
class DefinitionChanges {

    /** So many are named, the newest. */
    private static final int NAMED = 50;

    private static final String CHANGES = Sql.of("report/definition_changes");

    private final JdbcClient jdbc;

    DefinitionChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that may have touched some figures, the newest first.
     *
     * @param figures as they were defined then
     * @param then the catalogue as it was known then, {@code present} as it is now
     */
    @Transactional(readOnly = true)
    List<DefinitionChange> list(
            Collection<Indicator> figures, Catalogue then, Catalogue present, Cutoff from, Cutoff upTo) {
        if (figures.isEmpty() || from.common() >= upTo.common()) {
            return List.of();
        }
        Set<String> about = new TreeSet<>();
        boolean organisation = false;
        for (Indicator figure : figures) {
            List<Indicator> versions = Stream.concat(
                            Stream.of(figure), present.find(Indicator.class, figure.code()).stream())
                    .toList();
            for (Indicator one : versions) {
                name(one, then, about);
                name(one, present, about);
                organisation |=
                        !one.creditedForces().isEmpty() || !one.areaLevels().isEmpty();
            }
        }
        return jdbc.sql(CHANGES)
                .param("after", from.common())
                .param("upTo", upTo.common())
                .param("about", about.toArray(String[]::new))
                .param("organisation", organisation)
                .param("most", NAMED)
                .query((row, i) -> change(row, then, present))
                .list();
    }

    /** The definitions an indicator is made of, by type and code. */
    private static void name(Indicator one, Catalogue catalogue, Set<String> about) {
        about.add("indicator " + one.code());
        about.add("measure " + one.measure());
        one.kinds().forEach(kind -> about.add("kind " + kind));
        one.categories().stream()
                .flatMap(category -> catalogue.categoriesUnder(category).stream())
                .forEach(category -> about.add("category " + category));
        if (one.stage() != null) {
            about.add("stage " + one.stage());
        }
    }

    private static DefinitionChange change(ResultSet row, Catalogue then, Catalogue present) throws SQLException {
        Array about = row.getArray("about");
        String told = row.getString("told_vi");
        return new DefinitionChange(
                row.getLong("position"),
                row.getString("event"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                about == null
                        ? List.of()
                        : Stream.of((String[]) about.getArray())
                                .map(one -> label(one, then, present))
                                .toList(),
                row.getObject("change", UUID.class),
                told == null ? null : new LocalizedText(told, row.getString("told_en")),
                row.getString("reason"));
    }

    private static LocalizedText label(String typeAndCode, Catalogue then, Catalogue present) {
        LocalizedText name = name(typeAndCode, present);
        if (name == null) {
            name = name(typeAndCode, then);
        }
        return name == null ? new LocalizedText(typeAndCode, typeAndCode) : name;
    }

    private static @Nullable LocalizedText name(String typeAndCode, Catalogue catalogue) {
        String code = typeAndCode.substring(typeAndCode.indexOf(' ') + 1);
        return switch (typeAndCode.substring(0, typeAndCode.indexOf(' '))) {
            case "indicator" ->
                catalogue.find(Indicator.class, code).map(Indicator::label).orElse(null);
            case "category" ->
                catalogue.find(Category.class, code).map(Category::name).orElse(null);
            case "kind" -> catalogue.find(Kind.class, code).map(Kind::name).orElse(null);
            case "measure" ->
                catalogue.find(Measure.class, code).map(Measure::name).orElse(null);
            case "stage" -> catalogue.find(Stage.class, code).map(Stage::name).orElse(null);
            default -> null;
        };
    }
}
