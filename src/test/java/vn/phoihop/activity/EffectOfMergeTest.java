package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.catalogue.Form;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.EffectOnFigures.Change;
import vn.phoihop.figure.EffectOnFigures.Effect;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** What a merge would do to the figures is told before, for every window it touches. */
class EffectOfMergeTest extends ActivityFixture {

    private static final LocalDateTime NIGHT = LocalDateTime.of(2022, 3, 1, 20, 0);
    private static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");
    private static final Window NEXT_HALF_YEAR = Window.parse("2022-06-15/2022-12-15");

    @Autowired
    MergingActivities merging;

    @Autowired
    MergeDesk desk;

    @Test
    void theEffectToldBeforeIsWhatHappens() {
        Activity ofStation = submitted(STATION, NIGHT, List.of(CITY_POLICE), putIn(STATION, 4), putIn(CITY_POLICE, 5));
        Activity ofPolice = submitted(CITY_POLICE, NIGHT, List.of(SQUADRON), putIn(CITY_POLICE, 6), putIn(SQUADRON, 3));
        List<Choice> choices = List.of(new Choice(CITY_POLICE, "PERSONNEL_TURN", false));
        List<Effect> effects = effects(ofStation, ofPolice, choices, Optional.empty());
        Map<String, Long> before = figures();
        Acting.asSystem(() -> merging.merge(
                new Seen(ofStation.key(), 1),
                new Seen(ofPolice.key(), 1),
                choices,
                null,
                By.now("thường trực", new UnitId(1))));
        var after = figures();
        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.after())
                    .isEqualTo(Quantity.of(after.getOrDefault(change.indicator().code(), -1L)));
            assertThat(change.now()).isNotEqualTo(change.after());
        });
        assertThat(changed(effects.getFirst()))
                .containsEntry("PATROLS", -1L)
                .containsEntry("PATROL_PERSONNEL_TURNS", -6L);
        Set<String> others = ofForm(effects.getFirst());
        others.removeAll(changed(effects.getFirst()).keySet());
        assertThat(others).isNotEmpty();
        assertThat(after).as("no figure changes of which nothing was told").satisfies(now -> {
            for (String code : others) {
                assertThat(now.get(code)).as(code).isEqualTo(before.get(code));
            }
        });
    }

    /** The codes of all figures of the form whose window it is. */
    private Set<String> ofForm(Effect effect) {
        return catalogues.current(effect.window().lastDay()).list(Form.class).stream()
                .filter(form -> form.name().equals(effect.form()))
                .flatMap(form -> form.lines().stream())
                .map(Form.Line::indicator)
                .collect(Collectors.toSet());
    }

    @Test
    void twoOnBothSidesOfAWindowsEndChangeTheFiguresOfBothWindows() {
        Activity before = submitted(STATION, LocalDateTime.of(2022, 6, 14, 23, 40), List.of(), putIn(STATION, 4));
        Activity after = submitted(SQUADRON, LocalDateTime.of(2022, 6, 15, 0, 10), List.of(), putIn(SQUADRON, 3));
        for (Optional<Window> wanted :
                List.of(Optional.<Window>empty(), Optional.of(HALF_YEAR), Optional.of(NEXT_HALF_YEAR))) {
            List<Effect> effects = effects(before, after, List.of(), wanted);
            assertThat(effects).extracting(Effect::window).containsExactly(HALF_YEAR, NEXT_HALF_YEAR);
            assertThat(changed(effects.getFirst()))
                    .containsEntry("PATROL_PERSONNEL_TURNS", 3L)
                    .doesNotContainKey("PATROLS");
            assertThat(changed(effects.getLast()))
                    .containsEntry("PATROL_PERSONNEL_TURNS", -3L)
                    .containsEntry("PATROLS", -1L);
        }
    }

    private List<Effect> effects(Activity stays, Activity goes, List<Choice> choices, Optional<Window> wanted) {
        return Acting.asSystem(() -> desk.preview(stays, goes, choices, wanted)).effects();
    }

    private static Map<String, Long> changed(Effect effect) {
        return effect.changes().stream()
                .collect(Collectors.toMap(change -> change.indicator().code(), EffectOfMergeTest::by));
    }

    private static long by(Change change) {
        return change.after().plus(change.now().negate()).value().longValueExact();
    }

    private Activity submitted(UnitId lead, LocalDateTime start, List<UnitId> partners, Contribution... putIn) {
        ActivityForm form = form("PATROL", start, lead, partners, List.of(putIn), null);
        return Acting.asSystem(() ->
                recording.submit(new Submission(new RecordKey(book, UUID.randomUUID()), form, By.now("cán bộ", lead))));
    }

    private static Contribution putIn(UnitId unit, int personnel) {
        return new Contribution(unit, "PERSONNEL_TURN", Quantity.of(personnel));
    }
}
