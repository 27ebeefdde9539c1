package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** One joint patrol, written down by the station and by the police, each as its own. */
class MergingActivitiesTest extends MergingFixture {

    private static final UnitId NEIGHBOUR = new UnitId(3006);

    Activity ofStation;
    Activity ofPolice;

    @BeforeEach
    void writtenTwice() {
        ofStation = submitted(
                STATION,
                List.of(CITY_POLICE, NEIGHBOUR),
                putIn(STATION, 4),
                putIn(CITY_POLICE, 5),
                putIn(NEIGHBOUR, 2));
        ofPolice = submitted(
                CITY_POLICE, List.of(STATION, SQUADRON), putIn(CITY_POLICE, 6), putIn(STATION, 5), putIn(SQUADRON, 3));
    }

    @Test
    void twoOfOneThingCountOnceAndEachUnitOnce() {
        Cutoff before = cutoff();
        assertThat(figures()).containsEntry("PATROLS", 2L).containsEntry("PATROL_PERSONNEL_TURNS", 25L);
        Activity merged = merge(ofStation, ofPolice);
        // Each as it wrote of itself: 4 of the station, 6 of the police, and what only one of the records names: 2 and
        // 3.
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 15L);
        assertThat(merged.lead()).isEqualTo(STATION);
        assertThat(merged.units()).containsExactly(STATION, CITY_POLICE, NEIGHBOUR, SQUADRON);
        assertThat(merged.links()).containsExactly(link(Link.Relation.MERGED_FROM, ofPolice));
        Activity gone = get(ofPolice);
        assertThat(gone.state()).isEqualTo(ActivityState.MERGED);
        assertThat(gone.links()).containsExactly(link(Link.Relation.MERGED_INTO, ofStation));
        assertThat(events(ofStation)).containsExactly("ACTIVITY_SUBMITTED", "ACTIVITY_MERGED");
        assertThat(events(ofPolice)).containsExactly("ACTIVITY_SUBMITTED", "ACTIVITY_MERGED_INTO");
        Cutoff between = cutoff();
        undo(gone);
        assertThat(figures()).containsEntry("PATROLS", 2L).containsEntry("PATROL_PERSONNEL_TURNS", 25L);
        assertThat(figures(before)).containsEntry("PATROLS", 2L).containsEntry("PATROL_PERSONNEL_TURNS", 25L);
        assertThat(figures(between)).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 15L);
        assertSame(get(ofStation), ofStation);
        assertSame(get(ofPolice), ofPolice);
        assertThat(events(ofPolice)).endsWith("ACTIVITY_MERGE_UNDONE");
        assertThat(Acting.asSystem(() -> verification.verify(book).holds())).isTrue();
    }

    @Test
    void whoeverMergesChoosesWhichRecordStaysAndWhoseAmountsCount() {
        Activity merged = system(() -> merging.merge(
                seen(ofPolice),
                seen(ofStation),
                List.of(new Choice(CITY_POLICE, "PERSONNEL_TURN", true), new Choice(STATION, "PERSONNEL_TURN", false)),
                "Công an chủ trì",
                OFFICE));
        assertThat(merged.lead()).isEqualTo(CITY_POLICE);
        assertThat(merged.putIn(CITY_POLICE)).containsExactly(putIn(CITY_POLICE, 5));
        assertThat(merged.putIn(STATION)).containsExactly(putIn(STATION, 5));
        assertThat(get(ofStation).reason()).isEqualTo("Công an chủ trì");
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 15L);
    }

    @Test
    void partnersAreAskedAgainOnlyWhereWhatTheySpokeAboutChanged() {
        say(ofStation, NEIGHBOUR);
        say(ofStation, CITY_POLICE);
        say(ofPolice, SQUADRON);
        Activity merged = merge(get(ofStation), get(ofPolice));
        assertThat(said(merged, NEIGHBOUR)).isEqualTo(Confirmation.CONFIRMED);
        // Six instead of five, and another lead.
        assertThat(said(merged, CITY_POLICE)).isEqualTo(Confirmation.PENDING);
        assertThat(said(merged, SQUADRON)).isEqualTo(Confirmation.PENDING);
        say(merged, SQUADRON);
        undo(get(ofPolice));
        assertThat(said(get(ofStation), CITY_POLICE)).isEqualTo(Confirmation.CONFIRMED);
        assertThat(said(get(ofPolice), SQUADRON)).isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void aMergeIsNotUndoneOverWhatWasCorrectedSince() {
        Activity merged = merge(ofStation, ofPolice);
        Activity corrected = system(() -> changing.correct(
                merged.key(), merged.version(), patrol(STATION, List.of(CITY_POLICE), 9), "Sửa quân số", RECORDER));
        assertCode(() -> undoing(ofPolice), ProblemCode.MERGE_CHANGED_SINCE);
        system(() ->
                changing.correct(merged.key(), corrected.version(), merged.form(), "Như khi hợp nhất xong", RECORDER));
        undo(get(ofPolice));
        assertThat(get(ofStation).form()).isEqualTo(ofStation.form());
        assertCode(() -> undoing(ofPolice), ProblemCode.MERGE_NONE);
    }

    @Test
    void onlyTwoThatCountInOneBookAreMerged() {
        assertCode(
                () -> merging.merge(seen(ofStation), seen(ofStation), List.of(), null, OFFICE),
                ProblemCode.MERGE_WITH_ITSELF);
        RecordKey elsewhere = new RecordKey(TestBooks.inKienGiang(context), UUID.randomUUID());
        assertCode(
                () -> merging.merge(seen(ofStation), new Seen(elsewhere, null), List.of(), null, OFFICE),
                ProblemCode.MERGE_ACROSS_BOOKS);
        assertCode(
                () -> merging.merge(new Seen(ofStation.key(), 7), seen(ofPolice), List.of(), null, OFFICE),
                ProblemCode.CHANGED_MEANWHILE);
        assertCode(
                () -> merging.merge(seen(ofStation), seen(ofPolice), List.of(), "gọi 0912345678", OFFICE),
                ProblemCode.TEXT_WITH_PHONE);
        Activity training = system(() -> recording.submit(submission(form(
                "TRAINING",
                LocalDateTime.of(2022, 3, 1, 20, 0),
                STATION,
                List.of(),
                List.of(putIn(STATION, 4)),
                null))));
        assertCode(
                () -> merging.merge(seen(ofStation), seen(training), List.of(), null, OFFICE),
                ProblemCode.MERGE_OF_DIFFERENT_KINDS);
        system(() -> changing.withdraw(ofPolice.key(), 1, "Nhập trùng", OFFICE));
        assertCode(
                () -> merging.merge(seen(ofStation), new Seen(ofPolice.key(), 2), List.of(), null, OFFICE),
                ProblemCode.STEP_NOT_POSSIBLE);
        assertThat(figures()).containsEntry("PATROLS", 1L);
    }

    @Test
    void whatHasGoneIntoAnotherTakesNoMoreSteps() {
        merge(ofStation, ofPolice);
        assertCode(
                () -> changing.join(ofPolice.key(), null, SQUADRON, List.of(), OFFICE), ProblemCode.STEP_NOT_POSSIBLE);
        assertCode(() -> changing.withdraw(ofPolice.key(), 2, "Rút", OFFICE), ProblemCode.STEP_NOT_POSSIBLE);
        assertCode(
                () -> merging.merge(new Seen(ofPolice.key(), 2), new Seen(ofStation.key(), 2), List.of(), null, OFFICE),
                ProblemCode.STEP_NOT_POSSIBLE);
        // Sent once more as it was, by a phone that had no answer: nothing happens.
        system(() -> recording.submit(new Submission(ofPolice.key(), ofPolice.form(), ofPolice.recorded())));
        assertThat(figures()).containsEntry("PATROLS", 1L);
    }

    @Test
    void ofTwoWhoMergeTheSameTwinsAtOnceOneIsTold() throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        List<Callable<Optional<ProblemCode>>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean turned = i % 2 == 1;
            both.add(() -> {
                start.await();
                try {
                    merge(turned ? ofPolice : ofStation, turned ? ofStation : ofPolice);
                    return Optional.empty();
                } catch (Refused refused) {
                    return Optional.of(refused.problems().getFirst().code());
                }
            });
        }
        List<Optional<ProblemCode>> ends = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Optional<ProblemCode>> end : threads.invokeAll(both)) {
                ends.add(end.get());
            }
        }
        assertThat(ends).containsOnlyOnce(Optional.empty());
        assertThat(ends.stream().flatMap(Optional::stream)).containsOnly(ProblemCode.CHANGED_MEANWHILE);
        assertThat(figures()).containsEntry("PATROLS", 1L);
        assertThat(history(ofStation)).hasSize(2);
    }

    private static Link link(Link.Relation relation, Activity other) {
        return new Link(relation, other.key().id(), "Cùng một cuộc");
    }

    private void say(Activity activity, UnitId unit) {
        system(() -> changing.confirm(activity.key(), null, unit, By.now("cán bộ", unit)));
    }

    private static Confirmation said(Activity activity, UnitId unit) {
        return activity.asked(unit).orElseThrow().confirmation();
    }

    private Cutoff cutoff() {
        return system(() -> ledger.cutoff(Set.of(book)));
    }

    private List<String> events(Activity activity) {
        return system(() -> ledger.history(activity.key())).stream()
                .map(Entry::event)
                .toList();
    }

    /** All but the version and the last reason. */
    private static void assertSame(Activity now, Activity before) {
        assertThat(now.with(
                        before.version(),
                        now.state(),
                        now,
                        now.leadSays(),
                        now.partners(),
                        now.contributions(),
                        before.reason(),
                        now.recorded()))
                .isEqualTo(before);
    }

    private static void assertCode(Supplier<?> work, ProblemCode code) {
        assertThat(catchThrowableOfType(Refused.class, () -> system(work)).problems())
                .extracting(Problem::code)
                .contains(code);
    }
}
