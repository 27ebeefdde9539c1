package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.activity.TwinScore.Reason.MOSTLY_SAME_TIME;
import static vn.phoihop.activity.TwinScore.Reason.NEIGHBOURING_AREA;
import static vn.phoihop.activity.TwinScore.Reason.OVERLAPPING_TIME;
import static vn.phoihop.activity.TwinScore.Reason.SAME_AREA;
import static vn.phoihop.activity.TwinScore.Reason.SAME_COUNTS;
import static vn.phoihop.activity.TwinScore.Reason.SAME_LEAD;
import static vn.phoihop.activity.TwinScore.Reason.SAME_TIME;
import static vn.phoihop.activity.TwinScore.Reason.SHARED_FORCE;
import static vn.phoihop.activity.TwinScore.Reason.SHARED_UNIT;
import static vn.phoihop.activity.TwinScore.Reason.SIMILAR_COUNTS;
import static vn.phoihop.activity.TwinScore.Reason.WITHIN_AREA;
import static vn.phoihop.organisation.Nearness.APART;
import static vn.phoihop.organisation.Nearness.NEIGHBOURS;
import static vn.phoihop.organisation.Nearness.SAME;
import static vn.phoihop.organisation.Nearness.WITHIN;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.phoihop.activity.TwinScore.Reason;
import vn.phoihop.activity.TwinScore.Traits;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** The whole scale, case by case: beside the first record, a patrol of ten hours with ten people of unit 1, of the force with bit 1. */
class TwinScoreTest {

    private static final Traits FIRST = of(1, 1, 0, 600, 10);

    static Stream<Arguments> cases() {
        return Stream.of(
                // Another unit of another force, nine people.
                row(
                        "two forces that name only themselves",
                        SAME,
                        of(2, 2, 0, 600, 9),
                        65,
                        true,
                        SAME_AREA,
                        SAME_TIME,
                        SIMILAR_COUNTS),
                row("so they do with other counts", SAME, of(2, 2, 0, 600, 5), 60, true, SAME_AREA, SAME_TIME),
                row("and with the same", SAME, of(2, 2, 0, 600, 10), 70, true, SAME_AREA, SAME_TIME, SAME_COUNTS),
                row(
                        "from nine tenths on times are the same",
                        SAME,
                        of(2, 2, 60, 600, 5),
                        60,
                        true,
                        SAME_AREA,
                        SAME_TIME),
                row("below mostly the same", SAME, of(2, 2, 61, 600, 5), 57, false, SAME_AREA, MOSTLY_SAME_TIME),
                row(
                        "which similar counts bring into the list",
                        SAME,
                        of(2, 2, 75, 600, 9),
                        62,
                        true,
                        SAME_AREA,
                        MOSTLY_SAME_TIME,
                        SIMILAR_COUNTS),
                row(
                        "down to three quarters",
                        SAME,
                        of(2, 2, 150, 600, 10),
                        64,
                        true,
                        SAME_AREA,
                        MOSTLY_SAME_TIME,
                        SAME_COUNTS),
                row(
                        "below they overlap",
                        SAME,
                        of(2, 2, 151, 600, 9),
                        59,
                        false,
                        SAME_AREA,
                        OVERLAPPING_TIME,
                        SIMILAR_COUNTS),
                row(
                        "a unit in common, mostly at one time, counting otherwise",
                        SAME,
                        with(of(2, 2, 75, 600, 10), 1, 4),
                        87,
                        false,
                        SAME_AREA,
                        SHARED_UNIT,
                        MOSTLY_SAME_TIME),
                row(
                        "two teams of one unit, mostly at one time",
                        SAME,
                        of(1, 1, 75, 600, 9),
                        87,
                        false,
                        SAME_AREA,
                        SAME_LEAD,
                        MOSTLY_SAME_TIME,
                        SIMILAR_COUNTS),
                row("half", SAME, of(2, 2, 300, 600, 10), 58, false, SAME_AREA, OVERLAPPING_TIME, SAME_COUNTS),
                row("one after the other", SAME, of(2, 2, 600, 700, 10), 0, false),
                row("a force in common", SAME, of(2, 1, 0, 600, 5), 70, true, SAME_AREA, SHARED_FORCE, SAME_TIME),
                row(
                        "a unit in common",
                        SAME,
                        with(of(2, 2, 0, 600, 5), 1, 10),
                        100,
                        true,
                        SAME_AREA,
                        SHARED_UNIT,
                        SAME_TIME,
                        SAME_COUNTS),
                row(
                        "it counts otherwise",
                        SAME,
                        with(of(2, 2, 0, 600, 10), 1, 4),
                        90,
                        true,
                        SAME_AREA,
                        SHARED_UNIT,
                        SAME_TIME),
                row(
                        "a unit in common, at another time",
                        SAME,
                        with(of(2, 2, 120, 600, 5), 1, 10),
                        95,
                        true,
                        SAME_AREA,
                        SHARED_UNIT,
                        MOSTLY_SAME_TIME,
                        SAME_COUNTS),
                row("two teams of one unit", SAME, of(1, 1, 0, 600, 7), 85, false, SAME_AREA, SAME_LEAD, SAME_TIME),
                row(
                        "one team, written down twice",
                        SAME,
                        of(1, 1, 0, 600, 10),
                        95,
                        true,
                        SAME_AREA,
                        SAME_LEAD,
                        SAME_TIME,
                        SAME_COUNTS),
                row(
                        "one area in the other",
                        WITHIN,
                        of(2, 2, 0, 600, 10),
                        60,
                        true,
                        WITHIN_AREA,
                        SAME_TIME,
                        SAME_COUNTS),
                row(
                        "with other counts it is hinted at, not listed",
                        WITHIN,
                        of(2, 2, 0, 600, 5),
                        50,
                        false,
                        WITHIN_AREA,
                        SAME_TIME),
                row(
                        "neighbours with a unit in common",
                        NEIGHBOURS,
                        with(of(2, 2, 0, 600, 5), 1, 10),
                        80,
                        true,
                        NEIGHBOURING_AREA,
                        SHARED_UNIT,
                        SAME_TIME,
                        SAME_COUNTS),
                row(
                        "that count otherwise",
                        NEIGHBOURS,
                        with(of(2, 2, 0, 600, 10), 1, 4),
                        70,
                        true,
                        NEIGHBOURING_AREA,
                        SHARED_UNIT,
                        SAME_TIME),
                row(
                        "mostly at one time",
                        NEIGHBOURS,
                        with(of(2, 2, 75, 600, 5), 1, 10),
                        77,
                        false,
                        NEIGHBOURING_AREA,
                        SHARED_UNIT,
                        MOSTLY_SAME_TIME,
                        SAME_COUNTS),
                row(
                        "neighbours",
                        NEIGHBOURS,
                        of(2, 2, 0, 600, 10),
                        50,
                        false,
                        NEIGHBOURING_AREA,
                        SAME_TIME,
                        SAME_COUNTS),
                row("apart", APART, of(1, 1, 0, 600, 10), 0, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void weighs(String what, Nearness nearness, Traits other, int points, boolean suspected, List<Reason> reasons) {
        TwinScore score = TwinScore.of(FIRST, other, nearness);
        assertThat(score.points()).isEqualTo(points);
        assertThat(score.reasons()).containsExactlyElementsOf(reasons);
        assertThat(score.suspected()).isEqualTo(suspected);
        assertThat(TwinScore.of(other, FIRST, nearness).points())
                .as("either way")
                .isEqualTo(points);
    }

    /** Below sixty points, too, where two leads are told of each other. */
    @Test
    void whoWritesIsToldWhereTwoLeadsRoundTheHoursOrThePlaceOtherwise() {
        assertThat(TwinScore.of(FIRST, of(2, 2, 75, 600, 5), SAME).likely()).isTrue();
        assertThat(TwinScore.of(FIRST, of(2, 2, 0, 600, 5), WITHIN).likely()).isTrue();
        assertThat(TwinScore.of(FIRST, of(2, 2, 151, 600, 9), SAME).likely())
                .as("less of the time")
                .isFalse();
        assertThat(TwinScore.of(FIRST, of(2, 2, 75, 600, 5), WITHIN).likely()).isFalse();
        assertThat(TwinScore.of(FIRST, of(2, 2, 0, 600, 5), NEIGHBOURS).likely())
                .as("neighbours with nothing in common but the time")
                .isFalse();
    }

    @Test
    void aRecordWithoutAnEndLastsFourHours() {
        Traits open =
                new Traits(Instant.EPOCH, null, new AreaId(1), new UnitId(2), Set.of(), new ForceSet(4), List.of());
        Traits four = of(1, 1, 0, 240, 3);
        assertThat(TwinScore.of(open, four, SAME).reasons()).containsExactly(SAME_AREA, SAME_TIME);
    }

    @Test
    void ofARecordOutOfSightNothingOfItsContentsIsWeighed() {
        TwinScore score = TwinScore.of(FIRST, with(of(2, 2, 0, 600, 5), 1, 10), SAME);
        assertThat(score.pointsToTell()).isEqualTo(60);
    }

    private static Arguments row(
            String what, Nearness nearness, Traits other, int points, boolean suspected, Reason... reasons) {
        return Arguments.of(what, nearness, other, points, suspected, List.of(reasons));
    }

    private static Traits of(long lead, int force, int fromMinute, int toMinute, int personnel) {
        return new Traits(
                Instant.EPOCH.plusSeconds(60L * fromMinute),
                Instant.EPOCH.plusSeconds(60L * toMinute),
                new AreaId(1),
                new UnitId(lead),
                Set.of(),
                new ForceSet(1 << force),
                List.of(new Contribution(new UnitId(lead), "PERSONNEL_TURN", Quantity.of(personnel))));
    }

    /** Also with a partner and what it put in. */
    private static Traits with(Traits one, long partner, int personnel) {
        return new Traits(
                one.startsAt(),
                one.endsAt(),
                one.area(),
                one.lead(),
                Set.of(new UnitId(partner)),
                one.forces(),
                Stream.concat(
                                one.amounts().stream(),
                                Stream.of(new Contribution(
                                        new UnitId(partner), "PERSONNEL_TURN", Quantity.of(personnel))))
                        .toList());
    }
}
