package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Indicator;
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

    /** The stage at which a case is given to a body outside the books. */
    static final String HANDED_OUT = "HANDED_OVER";

    /** What a record was, as far as figures go. */
    sealed interface State permits Thing, Affair, Told {}

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

    /** What is handled over time; on {@code leftOn} it went into another one or was withdrawn, null where neither happened. */
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
            @Nullable LocalDate leftOn)
            implements State {

        Affair left(@Nullable LocalDate on) {
            return new Affair(
                    kind, category, openedOn, area, opener, partners, reached, received, elsewhere, exercise, counts,
                    on);
        }

        /** Whether it had left its unit by the day, after who held it last had begun to: for somebody outside, else for another case or no one. */
        boolean gone(LocalDate day) {
            LocalDate last = received.isEmpty() ? openedOn : received.getLast().on();
            LocalDate left = reached.stream()
                    .filter(one -> one.stage().equals(HANDED_OUT))
                    .map(Reached::day)
                    .findFirst()
                    .orElse(leftOn);
            return left != null && !day.isBefore(left) && !day.isBefore(last);
        }
    }

    /**
     * Information given or asked for.
     *
     * @param well who found it of value, or answered in time
     */
    record Told(
            boolean asks,
            LocalDate day,
            AreaId area,
            UnitId sender,
            List<UnitId> to,
            Set<UnitId> well,
            boolean exercise,
            boolean counts)
            implements State {}

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

    private final Map<UnitId, ForceId> forces;
    private final List<Closing> closings;
    private final Map<RecordKey, TreeMap<Long, State>> records = new LinkedHashMap<>();
    private final Map<RecordKey, List<String>> deeds = new HashMap<>();

    /** These and those beside them. */
    private final List<NaiveBooks> everybody;

    NaiveBooks() {
        this(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        everybody.add(this);
    }

    private NaiveBooks(Map<UnitId, ForceId> forces, List<Closing> closings, List<NaiveBooks> everybody) {
        this.forces = forces;
        this.closings = closings;
        this.everybody = everybody;
    }

    /** For records of somebody else, who knows the same units. */
    NaiveBooks beside() {
        NaiveBooks other = new NaiveBooks(forces, closings, everybody);
        everybody.add(other);
        return other;
    }

    /** What everybody wrote, in one. */
    NaiveBooks all() {
        NaiveBooks all = new NaiveBooks(forces, closings, List.of());
        everybody.forEach(one -> {
            all.records.putAll(one.records);
            all.deeds.putAll(one.deeds);
        });
        return all;
    }

    /** Whether anything was ever said to be a unit's on the day or later: such a unit is not closed from that day. */
    boolean names(UnitId unit, LocalDate from) {
        return everybody.stream()
                .flatMap(one -> one.records.values().stream())
                .flatMap(states -> states.values().stream())
                .anyMatch(state -> names(state, unit, from));
    }

    private static boolean names(State state, UnitId unit, LocalDate from) {
        return switch (state) {
            case Thing thing -> !thing.day().isBefore(from) && thing.units().contains(unit);
            case Affair affair ->
                affair.reached().stream()
                        .anyMatch(one -> !one.day().isBefore(from) && one.unit().equals(unit));
            case Told told ->
                !told.day().isBefore(from)
                        && (told.sender().equals(unit) || told.to().contains(unit));
        };
    }

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

    /** Those there are, and those to come. */
    List<Closing> closings() {
        return closings;
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
        return day.isBefore(affair.openedOn()) || affair.gone(day) ? null : credited(affair, day, common);
    }

    /** To whom it counts what is reached on a day: who held it, or had held it last. */
    UnitId credited(Affair affair, LocalDate day, long common) {
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
        NaiveShares rules = new NaiveShares(forces);
        positions.forEach((book, position) -> records.forEach((key, states) -> {
            if (key.book().equals(book)) {
                State state = at(key, position);
                if (state != null) {
                    rules.shares(indicator, key, state).stream()
                            .filter(within)
                            .filter(one ->
                                    !indicator.jointOnly() || one.forces().size() > 1)
                            .forEach(shares::add);
                }
            }
        }));
        return shares;
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
