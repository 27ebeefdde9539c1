package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Where one unit or area stands in the tree on the day before a change and on its day.
 *
 * @param name as it is called
 * @param before with those above it; empty where it was not there
 * @param after likewise
 */
record BeforeAndAfter(String name, String before, String after) {

    /** Of all whose place, name or being there differs, those that were named first. */
    static List<BeforeAndAfter> of(ChangeWished wished, DecidingChange.Decision decision, Locale locale) {
        if (wished.kind().answers()) {
            return answering(wished, decision, locale);
        }
        Set<Long> ids = new LinkedHashSet<>(wished.places());
        ids.addAll(
                wished.of() == PlaceType.UNIT
                        ? decision.edit().units()
                        : decision.edit().areas());
        ids.addAll(below(wished, decision.before()));
        ids.addAll(wished.successors());
        List<BeforeAndAfter> lines = new ArrayList<>();
        for (Long id : ids) {
            String before =
                    path(wished.of(), decision.before(), id, wished.from().minusDays(1), locale);
            String then = path(wished.of(), decision.before(), id, wished.from(), locale);
            String after = path(wished.of(), decision.after(), id, wished.from(), locale);
            if (!then.equals(after)) {
                Side known = Side.of(wished.of(), decision.before());
                Side named = known.states().of(id).isEmpty() ? Side.of(wished.of(), decision.after()) : known;
                lines.add(new BeforeAndAfter(named.name(id).in(locale), before.isEmpty() ? then : before, after));
            }
        }
        return lines;
    }

    /** For which areas the unit answers, and all those under it that answer for what their superior answers for. */
    private static List<BeforeAndAfter> answering(
            ChangeWished wished, DecidingChange.Decision decision, Locale locale) {
        List<BeforeAndAfter> lines = new ArrayList<>();
        for (Long place : wished.places()) {
            for (UnitId unit : decision.before().unitsUnder(new UnitId(place), wished.from())) {
                String before = areas(decision.before(), unit, wished.from(), locale);
                String after = areas(decision.after(), unit, wished.from(), locale);
                if (!before.equals(after)) {
                    String name =
                            decision.before().unit(unit, wished.from()).name().in(locale);
                    lines.add(new BeforeAndAfter(name, before, after));
                }
            }
        }
        return lines;
    }

    private static String areas(Organisation known, UnitId unit, LocalDate day, Locale locale) {
        return known.areasOf(unit, day).stream()
                .map(area -> area.name().in(locale))
                .collect(Collectors.joining(", "));
    }

    /** All that lies below those named: their path changes with them. */
    private static Set<Long> below(ChangeWished wished, Organisation known) {
        Set<Long> ids = new LinkedHashSet<>();
        Side side = Side.of(wished.of(), known);
        wished.places().forEach(place -> ids.addAll(side.tree().under(place, wished.from())));
        return ids;
    }

    private static String path(PlaceType of, Organisation known, long id, LocalDate day, Locale locale) {
        return of == PlaceType.UNIT ? known.path(new UnitId(id), day, locale) : known.path(new AreaId(id), day, locale);
    }
}
