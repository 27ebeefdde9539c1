package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Whose amounts a merge takes: what was chosen is what happens, and a choice of nothing is told. */
class MergeChoicesTest extends ActivityFixture {

    private static final By OFFICE = By.now("thường trực", new UnitId(1));

    @Autowired
    MergingActivities merging;

    Activity ofStation;
    Activity ofPolice;

    @BeforeEach
    void writtenTwice() {
        ofStation = outreach(STATION, 4, 120);
        ofPolice = outreach(CITY_POLICE, 6, 100);
    }

    /** It is one number of each record, whoever leads it: as the page asks for it, it stands under the same name when the other record stays. */
    @Test
    void howManyListenedIsChosenWhicheverRecordStays() {
        String listeners = "take.record.ATTENDANCE";
        Map<String, String> fewer = Map.of(listeners, ofPolice.key().id().toString());
        assertThat(attendance(merge(ofStation, ofPolice, form(ofStation, ofPolice, fewer))))
                .isEqualTo(Quantity.of(100));
        Acting.asSystem(() -> merging.undo(new Seen(ofPolice.key(), null), "Hai buổi", OFFICE));
        Activity station = Acting.asSystem(() -> activities.get(ofStation.key()));
        Activity police = Acting.asSystem(() -> activities.get(ofPolice.key()));
        Activity merged = merge(police, station, form(police, station, fewer));
        assertThat(merged.lead()).isEqualTo(CITY_POLICE);
        assertThat(attendance(merged)).isEqualTo(Quantity.of(100));
    }

    @Test
    void aChoiceOfWhatTheRecordDoesNotSayIsRefused() {
        assertRefused(new Choice(SQUADRON, "PERSONNEL_TURN", true));
        assertRefused(new Choice(STATION, "CRAFT_TURN", false));
        assertRefused(new Choice(STATION, "PERSONNEL_TURN", true));
        assertRefused(new Choice(null, "PERSONNEL_TURN", false));
        Map<String, String> ofNeither =
                Map.of("take.record.ATTENDANCE", UUID.randomUUID().toString());
        assertCode(() -> form(ofStation, ofPolice, ofNeither));
        assertCode(() -> form(ofStation, ofPolice, Map.of("take.record.ATTENDANCE", "kia")));
        String third = "record.ATTENDANCE." + UUID.randomUUID();
        assertCode(() -> MergeBody.choices(ofStation.key(), ofPolice.key().id(), List.of(third)));
        assertThat(figures()).as("nothing was merged").containsEntry("OUTREACH_SESSIONS", 2L);
    }

    private void assertRefused(Choice choice) {
        assertCode(() -> merge(ofStation, ofPolice, List.of(choice)));
    }

    private static void assertCode(Supplier<?> work) {
        assertThat(catchThrowableOfType(Refused.class, work::get).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.MERGE_CHOICE_UNFIT);
    }

    private static List<Choice> form(Activity stays, Activity goes, Map<String, String> chosen) {
        return DrawingPair.choices(stays.key().id(), goes.key().id(), chosen);
    }

    private static Quantity attendance(Activity one) {
        return one.contributions().stream()
                .filter(putIn -> putIn.measure().equals("ATTENDANCE"))
                .map(Contribution::quantity)
                .reduce(Quantity.of(0), Quantity::plus);
    }

    private Activity merge(Activity stays, Activity goes, List<Choice> choices) {
        return Acting.asSystem(() -> merging.merge(
                new Seen(stays.key(), stays.version()), new Seen(goes.key(), goes.version()), choices, null, OFFICE));
    }

    private Activity outreach(UnitId lead, int personnel, int listeners) {
        ActivityForm form = form(
                "OUTREACH",
                LocalDateTime.of(2022, 3, 1, 20, 0),
                lead,
                List.of(),
                List.of(
                        new Contribution(lead, "PERSONNEL_TURN", Quantity.of(personnel)),
                        new Contribution(lead, "ATTENDANCE", Quantity.of(listeners))),
                null);
        return Acting.asSystem(() ->
                recording.submit(new Submission(new RecordKey(book, UUID.randomUUID()), form, By.now("cán bộ", lead))));
    }
}
