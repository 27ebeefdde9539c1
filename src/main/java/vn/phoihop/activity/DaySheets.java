package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.figure.AsOf;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** What a unit, with those below it, did on a day: for the sheet of the duty room and for programs. */
@Component
class DaySheets {

    private final KnownDays days;

    DaySheets(KnownDays days) {
        this.days = days;
    }

    /**
     * A total: what was led of a kind, or what was put in of a measure.
     *
     * @param code of the kind or the measure
     */
    record Total(String code, LocalizedText name, Quantity quantity) {}

    /**
     * @param names those of now, or those that were known
     * @param units the unit and those below it on the day
     * @param done what counts, by its time; totals are of all of it, however much a sheet names
     * @param exercises invented while a drill was played; in no total
     * @param tookPart how many of {@code done} others led; never added to {@code led}
     */
    record Sheet(
            UnitId unit,
            LocalDate day,
            KnownDays.Names names,
            Set<UnitId> units,
            List<Activity> done,
            List<Activity> exercises,
            List<Total> led,
            int tookPart,
            List<Total> putIn) {}

    /** As it is now, or was known at an earlier time. */
    @Transactional(readOnly = true)
    Sheet of(UnitId unit, LocalDate day, Optional<AsOf> asOf, SignedIn who) {
        KnownDays.Names names = days.names(asOf);
        Catalogue catalogue = names.catalogues().apply(day);
        Set<UnitId> units = new HashSet<>(names.organisation().unitsUnder(unit, day));
        units.add(unit);
        List<Activity> all = days.on(day, units, asOf, who)
                .sorted(Comparator.comparing(Activity::startsAt))
                .toList();
        List<Activity> done = all.stream().filter(one -> !one.exercise()).toList();
        return new Sheet(
                unit,
                day,
                names,
                units,
                done,
                all.stream().filter(Activity::exercise).toList(),
                led(done, units, catalogue),
                (int) done.stream().filter(one -> !units.contains(one.lead())).count(),
                putIn(done, units, catalogue));
    }

    private static List<Total> led(List<Activity> done, Set<UnitId> units, Catalogue catalogue) {
        Map<String, Quantity> totals = new LinkedHashMap<>();
        done.stream()
                .filter(one -> units.contains(one.lead()))
                .forEach(one -> totals.merge(one.kind(), Quantity.ONE, Quantity::plus));
        return totals(totals, code -> catalogue.kind(code).name());
    }

    private static List<Total> putIn(List<Activity> done, Set<UnitId> units, Catalogue catalogue) {
        Map<String, Quantity> totals = new LinkedHashMap<>();
        done.stream()
                .flatMap(one -> one.contributions().stream())
                .filter(one -> units.contains(one.unit()))
                .forEach(one -> totals.merge(one.measure(), one.quantity(), Quantity::plus));
        return totals(totals, code -> catalogue.measure(code).name());
    }

    private static List<Total> totals(Map<String, Quantity> totals, Function<String, LocalizedText> name) {
        return totals.entrySet().stream()
                .map(one -> new Total(one.getKey(), name.apply(one.getKey()), one.getValue()))
                .toList();
    }
}
