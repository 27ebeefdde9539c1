package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What a host counts for changes when a case is joined into it or let go again: whoever leads the host by then is asked, too. */
@DatabaseTest
class ConsentOfTheHostTest extends CasesInABook {

    @Autowired
    CaseDesk desk;

    @Autowired
    JoiningCases joining;

    @Test
    void whoNoLongerLeadsTheHostLetsNothingGo() {
        SignedIn former = staff(DRUG_POLICE);
        RecordKey joined = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        reach(joined, "PROSECUTED", "2022-01-12", "SUBJECT", 2);
        RecordKey host = opened("DRUGS", DRUG_POLICE, "2022-01-15");
        former.run(() -> desk.join(joined, 2, new HostSeen(host.id(), 1), day("2022-02-01")));
        assertThat(former.<Boolean>run(() -> desk.may(CaseMove.SEPARATE, desk.get(joined))))
                .isTrue();
        handOver(host, CRIMINAL_POLICE, "2022-02-03");
        reach(host, "PROSECUTED", "2022-02-10", "SUBJECT", 3);
        int version = version(host);
        assertThat(former.<Boolean>run(() -> desk.may(CaseMove.SEPARATE, desk.get(joined))))
                .isFalse();
        assertCode(former, () -> desk.separate(joined, 3, "Nhập nhầm vụ"), ProblemCode.NOT_ALLOWED);
        assertCode(staff(CRIMINAL_POLICE), () -> desk.separate(joined, 3, "Nhập nhầm vụ"), ProblemCode.NOT_FOUND);
        assertThat(version(host)).isEqualTo(version);
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "1");

        handOver(host, DRUG_POLICE, "2022-02-20");
        former.run(() -> desk.separate(joined, 3, "Nhập nhầm vụ"));
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "2");
    }

    @Test
    void aHostThatWasHandedOverMeanwhileTakesNothingIn() {
        SignedIn former = staff(DRUG_POLICE);
        RecordKey joined = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        RecordKey host = opened("DRUGS", DRUG_POLICE, "2022-01-15");
        handOver(host, CRIMINAL_POLICE, "2022-01-20");
        assertCode(
                former,
                () -> desk.join(joined, 1, new HostSeen(host.id(), null), day("2022-02-01")),
                ProblemCode.NOT_ALLOWED);
        handOver(host, DRUG_POLICE, "2022-01-25");
        assertCode(
                former,
                () -> desk.join(joined, 1, new HostSeen(host.id(), 1), day("2022-02-01")),
                ProblemCode.CHANGED_MEANWHILE);
        assertThat(as(() -> files.get(joined)).state()).isEqualTo(CaseState.OPEN);
        HostSeen seen = new HostSeen(host.id(), version(host));
        former.run(() -> desk.join(joined, 1, seen, day("2022-02-01")));
        assertThat(former.<CaseFile>run(() -> desk.join(joined, 1, seen, day("2022-02-01"))))
                .as("sent twice it is joined once")
                .matches(file -> file.state() == CaseState.JOINED && file.version() == 2);
    }

    /** The coordination office sees every case, also those that it may not write and so cannot hold. */
    @Test
    void aHostThatIsOnlySeenIsAskedAllTheSame() {
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, DRUG_POLICE, day("2020-01-01")));
        SignedIn office = staff(DRUG_POLICE);
        RecordKey joined = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        RecordKey host = opened("DRUGS", CRIMINAL_POLICE, "2022-01-15");
        assertCode(
                office,
                () -> desk.join(joined, 1, new HostSeen(host.id(), 1), day("2022-02-01")),
                ProblemCode.NOT_ALLOWED);
        as(() -> joining.join(joined, 1, host.id(), day("2022-02-01"), by(DRUG_POLICE)));
        assertCode(office, () -> desk.separate(joined, 2, "Nhập nhầm vụ"), ProblemCode.NOT_ALLOWED);
        assertThat(office.<CaseFile>run(() -> desk.join(joined, 1, new HostSeen(host.id(), 1), day("2022-02-01"))))
                .as("what is joined stays joined, whoever leads the host since")
                .matches(file -> file.state() == CaseState.JOINED && file.version() == 2);
    }

    private int version(RecordKey key) {
        return as(() -> files.get(key)).version();
    }

    private SignedIn staff(UnitId unit) {
        return TestStaff.named(context, "Cán bộ " + unit)
                .as(Role.RECORDER, book, unit)
                .signedIn();
    }

    private static void assertCode(SignedIn who, Supplier<?> work, ProblemCode code) {
        assertThat(catchThrowableOfType(Refused.class, () -> who.run(work)).problems())
                .extracting(Problem::code)
                .contains(code);
    }
}
