package vn.phoihop.figure;

import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.Organisation;

/** Which tallies an indicator is made of, in the words of the tallies: categories with all below them. Null filters nothing. */
record IndicatorFilter(
        String code,
        String measure,
        String role,
        String @Nullable [] kinds,
        String @Nullable [] categories,
        @Nullable String stage,
        boolean joint,
        Integer @Nullable [] forces,
        String @Nullable [] levels) {

    static IndicatorFilter of(Indicator indicator, Catalogue catalogue, Organisation organisation) {
        Set<String> categories = new LinkedHashSet<>();
        indicator.categories().forEach(category -> categories.addAll(catalogue.categoriesUnder(category)));
        return new IndicatorFilter(
                indicator.code(),
                indicator.measure(),
                TallyRole.valueOf(indicator.role().name()).code(),
                texts(indicator.kinds()),
                texts(categories),
                indicator.stage(),
                indicator.jointOnly(),
                indicator.creditedForces().isEmpty()
                        ? null
                        : indicator.creditedForces().stream()
                                .map(code -> organisation.force(code).id().bit())
                                .sorted()
                                .toArray(Integer[]::new),
                texts(indicator.areaLevels().stream().map(Enum::name).toList()));
    }

    /** Whether a tally is one of those the indicator is made of. */
    boolean holds(Tally tally, Organisation organisation) {
        return !tally.exercise()
                && tally.measure().equals(measure)
                && tally.role().code().equals(role)
                && (kinds == null || Arrays.asList(kinds).contains(tally.kind()))
                && (categories == null || Arrays.asList(categories).contains(tally.category()))
                && (stage == null || stage.equals(tally.stage()))
                && (!joint || tally.forces().size() > 1)
                && (forces == null
                        || Arrays.asList(forces).contains(tally.creditedForce().bit()))
                && (levels == null
                        || organisation
                                .findArea(tally.area())
                                .map(area -> area.level().name())
                                .filter(Arrays.asList(levels)::contains)
                                .isPresent());
    }

    static String json(List<IndicatorFilter> filters) {
        return CanonicalJson.writeLoosely(filters);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("measure", measure)
                .param("role", role)
                .param("kinds", kinds, Types.ARRAY)
                .param("categories", categories, Types.ARRAY)
                .param("stage", stage, Types.VARCHAR)
                .param("joint", joint)
                .param("forces", forces, Types.ARRAY)
                .param("levels", levels, Types.ARRAY);
    }

    FigureBasis.Part part() {
        return new FigureBasis.Part(
                code, measure, role, list(kinds), list(categories), stage, joint, list(forces), list(levels));
    }

    private static <T> @Nullable List<T> list(T @Nullable [] values) {
        return values == null ? null : List.of(values);
    }

    private static String @Nullable [] texts(Collection<String> codes) {
        return codes.isEmpty() ? null : new TreeSet<>(codes).toArray(String[]::new);
    }
}
