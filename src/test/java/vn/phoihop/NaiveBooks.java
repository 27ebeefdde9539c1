package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * What the forces did together, remembered in the simplest way there is: every state of every record, with the position at which it began to
 * hold. Figures are counted from the distinct records, each time from scratch. It knows no tallies, no reversals, no totals.
 */
final class NaiveBooks {

    /** What a record was, as far as figures go. */
    sealed interface State permits Thing, Affair {}

    record PutIn(UnitId unit, String measure, BigDecimal amount) {}

    /** What happened once. */
    record Thing(
            String kind,
            LocalDate day,
            AreaId area,
            UnitId lead,
            List<UnitId> partners,
            List<PutIn> putIn,
            boolean exercise,
            boolean counts)
            implements State {

        /** The lead first. */
        List<UnitId> units() {
            List<UnitId> units = new ArrayList<>(List.of(lead));
            units.addAll(partners);
            return units;
        }
    }

    /** A stage reached; {@code unit} held the case then, as was known when it was written down. */
    record Reached(UUID id, String stage, LocalDate day, UnitId unit, Map<String, BigDecimal> amounts) {}

    /** A unit accepted the case from a day on. */
    record Received(UnitId unit, LocalDate on) {}

    /** From a day on this case and another are one matter, which had been counted at these stages in the other. */
    record Elsewhere(RecordKey other, LocalDate on, Set<String> stages) {}

    /** What is handled over time; on {@code joinedOn} it went into another one, null where it did not. */
    record Affair(
            String kind,
            @Nullable String category,
            LocalDate openedOn,
            AreaId area,
            UnitId opener,
            List<UnitId> partners,
            List<Reached> reached,
            List<Received> received,
            List<Elsewhere> elsewhere,
            boolean exercise,
            boolean counts,
            @Nullable LocalDate joinedOn)
            implements State {

        Affair joined(@Nullable LocalDate on) {
            return new Affair(
                    kind, category, openedOn, area, opener, partners, reached, received, elsewhere, exercise, counts,
                    on);
        }

        /** Whether it had gone into another one by the day, after who held it last had begun to. */
        boolean gone(LocalDate day) {
            LocalDate last = received.isEmpty() ? openedOn : received.getLast().on();
            return joinedOn != null && !day.isBefore(joinedOn) && !day.isBefore(last);
        }
    }

    /** A unit was closed, and another took over; known since a position of the common book. */
    record Closing(long known, UnitId unit, UnitId heir, LocalDate from) {}

    /** A part of a figure: so much of one record, credited to one unit. */
    record Share(
            RecordKey record,
            BigDecimal amount,
            LocalDate day,
            AreaId area,
            UnitId unit,
            ForceId force,
            Set<ForceId> forces) {}

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

    private final Map<UnitId, ForceId> forces = new HashMap<>();
    private final Map<RecordKey, TreeMap<Long, State>> records = new LinkedHashMap<>();
    private final Map<RecordKey, List<String>> deeds = new HashMap<>();
    private final List<Closing> closings = new ArrayList<>();

    void knows(UnitId unit, ForceId force) {
        forces.put(unit, force);
    }

    /** From this position of its book on the record is this. */
    void becomes(RecordKey record, long position, State state, String deed) {
        records.computeIfAbsent(record, any -> new TreeMap<>()).put(position, state);
        deeds.computeIfAbsent(record, any -> new ArrayList<>()).add(record.book() + ":" + position + " " + deed);
    }

    void closed(Closing closing) {
        closings.add(closing);
    }

    List<String> deeds(RecordKey record) {
        return deeds.getOrDefault(record, List.of());
    }

    /** The last state of each record of which the kind is. */
    <T extends State> Map<RecordKey, T> now(Class<T> type, Predicate<T> which) {
        Map<RecordKey, T> found = new LinkedHashMap<>();
        records.forEach((key, states) -> {
            State last = states.lastEntry().getValue();
            if (type.isInstance(last) && which.test(type.cast(last))) {
                found.put(key, type.cast(last));
            }
        });
        return found;
    }

    @Nullable
    State now(RecordKey record) {
        return at(record, Long.MAX_VALUE);
    }

    @Nullable
    State at(RecordKey record, long position) {
        var known = records.getOrDefault(record, new TreeMap<>()).floorEntry(position);
        return known == null ? null : known.getValue();
    }

    boolean exists(UnitId unit, LocalDate day) {
        return closings.stream().noneMatch(one -> one.unit().equals(unit) && !day.isBefore(one.from()));
    }

    /** Who held a case on a day, by what was known at a position of its book and one of the common book. */
    @Nullable
    UnitId holder(Affair affair, LocalDate day, long common) {
        if (day.isBefore(affair.openedOn()) || affair.gone(day)) {
            return null;
        }
        UnitId unit = affair.opener();
        for (Received one : affair.received()) {
            unit = day.isBefore(one.on()) ? unit : one.unit();
        }
        return heir(unit, day, common);
    }

    /** Who answers for a unit on a day. */
    UnitId heir(UnitId unit, LocalDate day, long common) {
        for (Closing one : closings) {
            if (one.known() <= common && one.unit().equals(unit) && !day.isBefore(one.from())) {
                return heir(one.heir(), day, common);
            }
        }
        return unit;
    }

    UnitId lead(Affair affair) {
        return affair.received().isEmpty()
                ? affair.opener()
                : affair.received().getLast().unit();
    }

    /** What of each record makes up the figure, counted from scratch. */
    List<Share> shares(Indicator indicator, Map<BookId, Long> positions, Predicate<Share> within) {
        List<Share> shares = new ArrayList<>();
        positions.forEach((book, position) -> records.forEach((key, states) -> {
            if (key.book().equals(book)) {
                State state = at(key, position);
                if (state != null) {
                    shares(indicator, key, state).stream()
                            .filter(within)
                            .filter(one ->
                                    !indicator.jointOnly() || one.forces().size() > 1)
                            .forEach(shares::add);
                }
            }
        }));
        return shares;
    }

    private List<Share> shares(Indicator indicator, RecordKey key, State state) {
        return switch (state) {
            case Thing thing -> shares(indicator, key, thing);
            case Affair affair -> shares(indicator, key, affair);
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

    static BigDecimal sum(List<Share> shares) {
        return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static <K> Map<K, BigDecimal> sums(List<Share> shares, java.util.function.Function<Share, K> by) {
        Map<K, BigDecimal> sums = new HashMap<>(shares.stream()
                .collect(Collectors.groupingBy(
                        by, Collectors.reducing(BigDecimal.ZERO, Share::amount, BigDecimal::add))));
        sums.values().removeIf(amount -> amount.signum() == 0);
        return sums;
    }

    static boolean isLevel(Indicator indicator, @Nullable AreaLevel level) {
        return indicator.areaLevels().isEmpty()
                || level != null && indicator.areaLevels().contains(level);
    }
}
