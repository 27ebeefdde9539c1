package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.NaiveBooks.Affair;
import vn.phoihop.NaiveBooks.PutIn;
import vn.phoihop.NaiveBooks.Reached;
import vn.phoihop.NaiveBooks.Share;
import vn.phoihop.NaiveBooks.State;
import vn.phoihop.NaiveBooks.Thing;
import vn.phoihop.NaiveBooks.Told;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** What one record, as it stood, makes of a figure: the rules of counting, said once more in the simplest way. */
record NaiveShares(Map<UnitId, ForceId> forces) {

    private static final Map<String, String> COUNTS = Map.of(
            "PATROL", "PATROL",
            "SWEEP", "SWEEP",
            "DRILL", "DRILL",
            "TRAINING", "TRAINING",
            "PREMISES_CHECK", "CHECK",
            "OUTREACH", "OUTREACH_SESSION",
            "EVENT_GUARD", "GUARDED_EVENT",
            "CASE", "CASE",
            "GANG_CASE", "GANG");

    /** Measured once for the record; all else that is put in is each unit's own. */
    static final Set<String> ONCE = Set.of("ATTENDANCE");

    /** Who was prosecuted or penalised was handled, too. */
    private static final Map<String, String> IMPLIES = Map.of("PROSECUTED", "HANDLED", "PENALISED", "HANDLED");

    /** Counted at each stage reached; goods are counted once, wherever. */
    private static final Set<String> BY_STAGE = Set.of("SUBJECT", "ARREST");

    private static final Map<String, Set<String>> UNDER =
            Map.of("ILLEGAL_ENTRY_EXIT", Set.of("ILLEGAL_ENTRY_EXIT", "ORGANISING_ILLEGAL_EXIT"));

    List<Share> shares(Indicator indicator, RecordKey key, State state) {
        return switch (state) {
            case Thing thing -> shares(indicator, key, thing);
            case Affair affair -> shares(indicator, key, affair);
            case Told told -> shares(indicator, key, told);
        };
    }

    private List<Share> shares(Indicator indicator, RecordKey key, Thing thing) {
        if (!thing.counts()
                || thing.exercise()
                || indicator.stage() != null
                || !indicator.categories().isEmpty()
                || !isOf(indicator, thing.kind())) {
            return List.of();
        }
        Set<ForceId> all = new LinkedHashSet<>();
        all.add(force(thing.lead()));
        thing.partners().forEach(unit -> all.add(force(unit)));
        List<Share> shares = new ArrayList<>();
        boolean counted = indicator.role() == TallyRole.COUNTED;
        if (counted && indicator.measure().equals(COUNTS.get(thing.kind()))) {
            shares.add(
                    new Share(key, BigDecimal.ONE, thing.day(), thing.area(), thing.lead(), force(thing.lead()), all));
        }
        for (PutIn one : thing.putIn()) {
            if (one.measure().equals(indicator.measure()) && counted == ONCE.contains(one.measure())) {
                shares.add(new Share(key, one.amount(), thing.day(), thing.area(), one.unit(), force(one.unit()), all));
            }
        }
        return shares;
    }

    /** One to its sender; of value once anybody finds so, answered in time once all have, and that to each who has too. */
    private List<Share> shares(Indicator indicator, RecordKey key, Told told) {
        if (!told.counts() || told.exercise() || !isOf(indicator, told.asks() ? "VERIFICATION" : "BULLETIN")) {
            return List.of();
        }
        boolean counted = indicator.role() == TallyRole.COUNTED;
        boolean one = switch (indicator.measure()) {
            case "INFORMATION_ITEM" -> counted && !told.asks();
            case "INFORMATION_ITEM_OF_VALUE" ->
                counted && !told.asks() && !told.well().isEmpty();
            case "VERIFICATION_ASKED" -> counted && told.asks();
            case "VERIFICATION_ON_TIME" -> counted && told.asks() && told.well().containsAll(told.to());
            default -> false;
        };
        Set<UnitId> units = one
                ? Set.of(told.sender())
                : !counted && indicator.measure().equals("VERIFICATION_ON_TIME") ? told.well() : Set.of();
        Set<ForceId> all = new LinkedHashSet<>(Set.of(force(told.sender())));
        told.to().forEach(unit -> all.add(force(unit)));
        return units.stream()
                .map(unit -> new Share(key, BigDecimal.ONE, told.day(), told.area(), unit, force(unit), all))
                .toList();
    }

    private List<Share> shares(Indicator indicator, RecordKey key, Affair affair) {
        if (!affair.counts()
                || affair.exercise()
                || indicator.role() != TallyRole.COUNTED
                || !isOf(indicator, affair.kind())
                || !isUnder(indicator, affair.category())) {
            return List.of();
        }
        Set<ForceId> all = new LinkedHashSet<>();
        all.add(force(affair.opener()));
        affair.partners().forEach(unit -> all.add(force(unit)));
        affair.received().forEach(one -> all.add(force(one.unit())));
        affair.reached().forEach(one -> all.add(force(one.unit())));
        List<Reached> byDay = byDay(affair);
        String stage = indicator.stage();
        Reached first = stage == null ? null : first(affair, stage);
        List<Share> shares = new ArrayList<>();
        for (Reached one : byDay) {
            BigDecimal amount = indicator.measure().equals(COUNTS.get(affair.kind()))
                    ? one.equals(first) && !countedElsewhere(affair, stage, one.day()) ? BigDecimal.ONE : null
                    : amount(indicator, affair, one, first);
            if (amount != null) {
                shares.add(new Share(key, amount, one.day(), affair.area(), one.unit(), force(one.unit()), all));
            }
        }
        return shares;
    }

    private static List<Reached> byDay(Affair affair) {
        return affair.reached().stream()
                .sorted(Comparator.comparing(Reached::day))
                .toList();
    }

    /** The first to reach a stage by day; on one day the one written down first. */
    private static @Nullable Reached first(Affair affair, String stage) {
        return byDay(affair).stream()
                .filter(one -> one.stage().equals(stage) || implies(affair, one, stage))
                .findFirst()
                .orElse(null);
    }

    private static boolean countedElsewhere(Affair affair, @Nullable String stage, LocalDate day) {
        return affair.elsewhere().stream().anyMatch(one -> one.stages().contains(stage) && !day.isBefore(one.on()));
    }

    /** At which the matter is counted, in this case or in one that it was severed from or that was joined into it. */
    static Set<String> stages(Affair affair) {
        Set<String> stages = new HashSet<>();
        for (Reached one : affair.reached()) {
            stages.add(one.stage());
            if (affair.category() != null && IMPLIES.containsKey(one.stage())) {
                stages.add(IMPLIES.get(one.stage()));
            }
        }
        affair.elsewhere().forEach(one -> stages.addAll(one.stages()));
        return Set.copyOf(stages);
    }

    private static @Nullable BigDecimal amount(
            Indicator indicator, Affair affair, Reached one, @Nullable Reached first) {
        String stage = indicator.stage();
        boolean counts = stage == null
                || one.stage().equals(stage)
                || BY_STAGE.contains(indicator.measure())
                        && first != null
                        && implies(affair, one, stage)
                        && first.stage().equals(one.stage());
        return counts ? one.amounts().get(indicator.measure()) : null;
    }

    private static boolean implies(Affair affair, Reached one, String stage) {
        return affair.category() != null && stage.equals(IMPLIES.get(one.stage()));
    }

    private static boolean isOf(Indicator indicator, String kind) {
        return indicator.kinds().isEmpty() || indicator.kinds().contains(kind);
    }

    private static boolean isUnder(Indicator indicator, @Nullable String category) {
        return indicator.categories().isEmpty()
                || category != null
                        && indicator.categories().stream()
                                .anyMatch(one ->
                                        UNDER.getOrDefault(one, Set.of(one)).contains(category));
    }

    private ForceId force(UnitId unit) {
        return Objects.requireNonNull(forces.get(unit), unit::toString);
    }
}
