package vn.phoihop.activity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/**
 * How much two activities of one kind look like one thing, 0 to 100, and why. All that decides it stands here.
 *
 * @param pointsToTell without what says something of the contents, for who may not see those
 * @param reasons place, units, time, counts
 */
record TwinScore(int points, int pointsToTell, List<Reason> reasons) {

    static final TwinScore NONE = new TwinScore(0, 0, List.of());

    /** From here on a record is {@link #likely} to be the same, whatever speaks for it. */
    static final int LIKELY = 60;

    /**
     * From here on two records are suspected whoever leads them. Two of one lead stay below it unless nearly everything is the same: two teams of
     * a unit on one evening are two patrols, and their unit knows what it has written.
     */
    static final int SUSPECTED = 90;

    /** Twins begin no further apart. */
    static final Duration BEGIN_APART = Duration.ofHours(12);

    /** So long lasts a record that does not say when it ended. */
    static final Duration LASTS = Duration.ofHours(4);

    private static final int SAME_AREA = 35;
    private static final int WITHIN_AREA = 25;
    private static final int NEIGHBOURS = 15;
    /** Times that are the same; where they overlap in part, as much of it. */
    private static final int SAME_TIME = 25;

    /** Less than a unit in common: see {@link #SUSPECTED}. */
    private static final int SAME_LEAD = 25;

    private static final int SHARED_UNIT = 30;
    private static final int SHARED_FORCE = 10;
    private static final int SAME_COUNTS = 10;
    private static final int SIMILAR_COUNTS = 5;

    /** Counts are similar as long as the smaller is at least this part of the larger. */
    private static final BigDecimal SIMILAR = new BigDecimal("0.8");

    /** From this part on overlapping times are called the same. */
    private static final double SAME = 0.9;

    /** From this part on they are called mostly the same; it weighs as much of the time as is shared all the same. */
    private static final double MOSTLY = 0.75;

    /** Why two records look like one thing. */
    enum Reason {
        SAME_AREA("cùng địa bàn", "same area", false),
        WITHIN_AREA("địa bàn này nằm trong địa bàn kia", "one area lies in the other", false),
        NEIGHBOURING_AREA(
                "địa bàn liền kề (cùng cấp, cùng thuộc một địa bàn)",
                "neighbouring areas (of one level, in one area)",
                false),
        SAME_TIME("cùng thời gian", "same time", false),
        MOSTLY_SAME_TIME("thời gian trùng phần lớn", "times mostly the same", false),
        OVERLAPPING_TIME("thời gian trùng một phần", "times overlap", false),
        SAME_LEAD("cùng đơn vị chủ trì", "same lead", false),
        SHARED_UNIT("có đơn vị chung", "a unit in common", true),
        SHARED_FORCE("có lực lượng chung", "a force in common", true),
        SAME_COUNTS("số lượng bằng nhau", "equal counts", true),
        SIMILAR_COUNTS("số lượng gần bằng nhau", "similar counts", true);

        private final LocalizedText label;
        private final boolean ofContents;

        Reason(String vi, String en, boolean ofContents) {
            label = new LocalizedText(vi, en);
            this.ofContents = ofContents;
        }

        LocalizedText label() {
            return label;
        }

        /** Whether it says something of the other record's contents, which not everybody may be told. */
        boolean ofContents() {
            return ofContents;
        }
    }

    /** What of an activity is weighed; kind and exercise are the same anyway. */
    record Traits(
            Instant startsAt,
            @Nullable Instant endsAt,
            AreaId area,
            UnitId lead,
            Set<UnitId> units,
            ForceSet forces,
            List<Contribution> amounts) {

        Traits {
            Set<UnitId> all = new HashSet<>(units);
            all.add(lead);
            units = Set.copyOf(all);
        }

        Instant end() {
            return endsAt == null ? startsAt.plus(LASTS) : endsAt;
        }
    }

    static TwinScore of(Traits one, Traits other, Nearness nearness) {
        Weighing weighing = new Weighing();
        switch (nearness) {
            case SAME -> weighing.add(SAME_AREA, Reason.SAME_AREA);
            case WITHIN -> weighing.add(WITHIN_AREA, Reason.WITHIN_AREA);
            case NEIGHBOURS -> weighing.add(NEIGHBOURS, Reason.NEIGHBOURING_AREA);
            case APART -> {
                return NONE;
            }
        }
        double overlap = overlap(one, other);
        if (overlap <= 0) {
            return NONE;
        }
        units(one, other, weighing);
        if (overlap >= SAME) {
            weighing.add(SAME_TIME, Reason.SAME_TIME);
        } else {
            weighing.add(
                    (int) Math.round(SAME_TIME * overlap),
                    overlap >= MOSTLY ? Reason.MOSTLY_SAME_TIME : Reason.OVERLAPPING_TIME);
        }
        counts(one, other, weighing);
        return new TwinScore(weighing.points, weighing.pointsToTell, List.copyOf(weighing.reasons));
    }

    /**
     * Whether it is shown to who writes the same down, and may be joined unseen. Two leads round the hours and the place otherwise: most of the time
     * in the same area is enough, or the same time in an area within the other.
     */
    boolean likely() {
        return points >= LIKELY
                || ofTwoLeads()
                        && (has(Reason.MOSTLY_SAME_TIME) && has(Reason.SAME_AREA)
                                || has(Reason.SAME_TIME) && has(Reason.WITHIN_AREA));
    }

    /**
     * Whether somebody is to decide on the two. Two leads that write without knowing of each other name other units and other counts, so
     * the same time in the same area is enough; the less time and place agree, the more has to speak for it.
     */
    boolean suspected() {
        return points >= SUSPECTED || ofTwoLeads() && (has(Reason.SAME_TIME) ? atOneTime() : atAboutOneTime());
    }

    private boolean ofTwoLeads() {
        return !has(Reason.SAME_LEAD);
    }

    private boolean atOneTime() {
        return has(Reason.SAME_AREA)
                || has(Reason.WITHIN_AREA) && points >= LIKELY
                || has(Reason.NEIGHBOURING_AREA) && has(Reason.SHARED_UNIT);
    }

    private boolean atAboutOneTime() {
        return has(Reason.MOSTLY_SAME_TIME)
                && has(Reason.SAME_AREA)
                && (has(Reason.SAME_COUNTS) || has(Reason.SIMILAR_COUNTS));
    }

    private boolean has(Reason reason) {
        return reasons.contains(reason);
    }

    private static final class Weighing {
        private final List<Reason> reasons = new ArrayList<>();
        private int points;
        private int pointsToTell;

        void add(int more, Reason reason) {
            points += more;
            pointsToTell += reason.ofContents() ? 0 : more;
            reasons.add(reason);
        }
    }

    /** The part of the time of both taken together that both share; of two moments that are the same, all. */
    private static double overlap(Traits one, Traits other) {
        long shared = Duration.between(max(one.startsAt, other.startsAt), min(one.end(), other.end()))
                .toSeconds();
        long together = Duration.between(min(one.startsAt, other.startsAt), max(one.end(), other.end()))
                .toSeconds();
        return together == 0 ? 1 : Math.max(0, shared) / (double) together;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void units(Traits one, Traits other, Weighing weighing) {
        if (one.lead.equals(other.lead)) {
            weighing.add(SAME_LEAD, Reason.SAME_LEAD);
        } else if (one.units.stream().anyMatch(other.units::contains)) {
            weighing.add(SHARED_UNIT, Reason.SHARED_UNIT);
        } else if ((one.forces.bits() & other.forces.bits()) != 0) {
            weighing.add(SHARED_FORCE, Reason.SHARED_FORCE);
        }
    }

    /** What a unit in both put in, else all that was put in; measures only one of the two tells say nothing. */
    private static void counts(Traits one, Traits other, Weighing weighing) {
        boolean shared = one.amounts.stream()
                .anyMatch(mine -> other.amounts.stream().anyMatch(theirs -> sameMeasure(mine, theirs, true)));
        BigDecimal least = BigDecimal.ONE;
        boolean any = false;
        Map<String, BigDecimal> theirs = totals(other, one, shared);
        for (Map.Entry<String, BigDecimal> mine : totals(one, other, shared).entrySet()) {
            BigDecimal their = theirs.get(mine.getKey());
            if (their != null) {
                any = true;
                least = least.min(
                        mine.getValue().min(their).divide(mine.getValue().max(their), MathContext.DECIMAL32));
            }
        }
        if (any && least.compareTo(BigDecimal.ONE) == 0) {
            weighing.add(SAME_COUNTS, Reason.SAME_COUNTS);
        } else if (any && least.compareTo(SIMILAR) >= 0) {
            weighing.add(SIMILAR_COUNTS, Reason.SIMILAR_COUNTS);
        }
    }

    private static boolean sameMeasure(Contribution mine, Contribution theirs, boolean ofUnit) {
        return mine.measure().equals(theirs.measure())
                && (!ofUnit || mine.unit().equals(theirs.unit()));
    }

    /** By measure; of units that are in both with that measure, or of all. */
    private static Map<String, BigDecimal> totals(Traits of, Traits against, boolean shared) {
        return new HashMap<>(of.amounts.stream()
                .filter(mine -> against.amounts.stream().anyMatch(theirs -> sameMeasure(mine, theirs, shared)))
                .collect(groupingBy(
                        Contribution::measure,
                        mapping(Contribution::quantity, reducing(BigDecimal.ZERO, Quantity::value, BigDecimal::add)))));
    }
}
