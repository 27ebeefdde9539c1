package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.JoinDesk.Own;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What a unit wrote down goes into the record that is there: all of it, once, and over nobody's word. */
class JoiningTest extends ActivityFixture {

    private static final UnitId NEIGHBOUR = new UnitId(3006);
    private static final LocalDateTime NIGHT = LocalDateTime.of(2022, 3, 1, 20, 0);

    @Autowired
    ActivityDesk desk;

    @Autowired
    JoinDesk joining;

    SignedIn leader;
    SignedIn neighbour;

    @BeforeEach
    void appoint() {
        leader = staff(STATION);
        neighbour = staff(NEIGHBOUR);
    }

    /** How many listened belongs to the session, not to a unit; the record that stays has its own number. */
    @Test
    void outreachThatAsksForTheNumberOfListenersIsJoinedLikeAnythingElse() {
        Activity session = submit(leader, outreach(STATION, 4, 120));
        Activity again = submit(neighbour, outreach(NEIGHBOUR, 3, 100));
        Activity joined = neighbour.run(() -> joining.join(session.key(), null, Own.of(again)));
        assertThat(joined.contributions())
                .containsExactly(
                        new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(4)),
                        new Contribution(STATION, "ATTENDANCE", Quantity.of(120)),
                        new Contribution(NEIGHBOUR, "PERSONNEL_TURN", Quantity.of(3)));
        Own typed = new Own(key(), 0, outreach(SQUADRON, 2, 90));
        assertThat(staff(SQUADRON)
                        .run(() -> joining.join(session.key(), null, typed))
                        .putIn(SQUADRON))
                .as("from the form, with the number of listeners filled in")
                .containsExactly(new Contribution(SQUADRON, "PERSONNEL_TURN", Quantity.of(2)));
    }

    /** Neither has seen the record; the second is told that a colleague was faster, and looks. */
    @Test
    void twoOfOneUnitWhoJoinARecordOutOfSightDoNotOverwriteEachOther() {
        Activity patrol = submit(leader, patrol());
        SignedIn colleague = staff(NEIGHBOUR);
        Activity joined = neighbour.run(() -> joining.join(patrol.key(), null, typed(5)));
        assertCode(colleague, () -> joining.join(patrol.key(), null, typed(7)), ProblemCode.CHANGED_MEANWHILE);
        assertThat(colleague.run(() -> joining.join(patrol.key(), null, typed(5))))
                .as("the same once more changes nothing")
                .isEqualTo(joined);
        assertThat(colleague.run(() -> joining.join(patrol.key(), joined.version(), typed(7)))
                        .putIn(NEIGHBOUR))
                .as("having seen it")
                .containsExactly(putIn(NEIGHBOUR, 7));
    }

    @Test
    void whomTheLeadNamedWithoutAmountsFillsThemInUnseen() {
        Activity patrol = submit(leader, form("PATROL", NIGHT, STATION, List.of(NEIGHBOUR), FOUR, null));
        assertThat(neighbour.run(() -> joining.join(patrol.key(), null, typed(5)))
                        .putIn(NEIGHBOUR))
                .containsExactly(putIn(NEIGHBOUR, 5));
    }

    private Own typed(int personnel) {
        return new Own(key(), 0, alone("PATROL", NEIGHBOUR, personnel));
    }

    private static ActivityForm outreach(UnitId lead, int personnel, int listeners) {
        return form(
                "OUTREACH",
                NIGHT,
                lead,
                List.of(),
                List.of(
                        new Contribution(lead, "PERSONNEL_TURN", Quantity.of(personnel)),
                        new Contribution(lead, "ATTENDANCE", Quantity.of(listeners))),
                null);
    }

    private static ActivityForm alone(String kind, UnitId lead, int personnel) {
        return form(kind, NIGHT, lead, List.of(), List.of(putIn(lead, personnel)), null);
    }

    private static Contribution putIn(UnitId unit, int personnel) {
        return new Contribution(unit, "PERSONNEL_TURN", Quantity.of(personnel));
    }

    private Activity submit(SignedIn who, ActivityForm form) {
        return who.run(() -> desk.submit(key(), 0, read(form)));
    }

    private RecordKey key() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private SignedIn staff(UnitId unit) {
        return TestStaff.named(context, "Cán bộ " + UUID.randomUUID())
                .as(Role.RECORDER, book, unit)
                .signedIn();
    }

    private static TypedActivity.Read read(ActivityForm form) {
        return new TypedActivity.Read(
                form,
                List.of(),
                IntStream.range(0, form.partners().size()).boxed().toList());
    }

    private static void assertCode(SignedIn who, Supplier<?> work, ProblemCode code) {
        assertThat(catchThrowableOfType(Refused.class, () -> who.run(work)).problems())
                .extracting(Problem::code)
                .contains(code);
    }
}
