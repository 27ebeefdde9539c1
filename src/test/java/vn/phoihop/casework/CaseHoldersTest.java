package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.APIResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.casework.CaseHolders.End;
import vn.phoihop.casework.CaseHolders.Ending;
import vn.phoihop.casework.CaseHolders.Holding;
import vn.phoihop.casework.CaseHolders.How;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Who held a case when, as of a cutoff, across hand-overs and units that were closed, renamed and moved since. */
@BrowserTest
@UsesDatabase(own = true)
class CaseHoldersTest extends CasesInABook {

    @LocalServerPort
    int port;

    @Autowired
    CaseHolders holders;

    @Autowired
    Organisations organisations;

    @Autowired
    ChangingUnits units;

    @Test
    void handOversAndClosedUnitsAsOfACutoff() {
        RecordKey key = opened("DRUGS", STATION, "2022-01-10");
        Cutoff opened = now();
        handOver(key, CUSTOMS, "2022-02-01");
        Cutoff handedOver = now();
        UnitId heir = new UnitId(4002);
        Acting.runAsSystem(() -> {
            units.rename(
                    STATION,
                    new LocalizedText("Đồn Biên phòng mới", "New station"),
                    "ĐBP mới",
                    day("2022-03-01"),
                    seen(),
                    "thử");
            units.close(CUSTOMS, heir, day("2022-04-01"), seen(), "thử");
        });
        reach(key, "PROSECUTED", "2022-04-10", "SUBJECT", 1);

        assertThat(list(key, opened))
                .extracting(Holding::unit, Holding::how, Holding::from, Holding::to)
                .containsExactly(tuple(STATION, How.OPENED, day("2022-01-10"), null));
        assertThat(list(key, handedOver))
                .extracting(Holding::unit, Holding::how, Holding::from, Holding::to)
                .containsExactly(
                        tuple(STATION, How.OPENED, day("2022-01-10"), day("2022-02-01")),
                        tuple(CUSTOMS, How.HANDED_OVER, day("2022-02-01"), null));
        List<Holding> now = as(() -> holders.list(key, Optional.empty()));
        assertThat(now)
                .extracting(Holding::unit, Holding::how, Holding::from, Holding::to)
                .containsExactly(
                        tuple(STATION, How.OPENED, day("2022-01-10"), day("2022-02-01")),
                        tuple(CUSTOMS, How.HANDED_OVER, day("2022-02-01"), day("2022-04-01")),
                        tuple(heir, How.TOOK_OVER, day("2022-04-01"), null));
        assertThat(now.getLast().recordedAt()).isNull();
        assertThat(now.getFirst().name().en()).doesNotContain("New station");
        assertThat(as(() -> files.get(key)).milestones().getLast().lead())
                .as("a milestone after the closing is the successor's")
                .isEqualTo(heir);

        TestStaff staff = TestStaff.named(context, "Cán bộ tra cứu").as(Role.STAFF_OFFICER, book, STATION);
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/records/" + key);
            assertThat(tab.page().locator("section[aria-labelledby=holders] tbody tr"))
                    .hasCount(3);
            assertThat(tab.page().locator("section[aria-labelledby=holders]"))
                    .containsText("Kế thừa đơn vị đã giải thể");
            assertThat(tab.page().locator("section[aria-labelledby=holders]"))
                    .containsText("Nay là Đồn Biên phòng mới");
            assertThat(tab.page().locator("section[aria-labelledby=next]")).containsText("Giang Thành");
            tab.shot("case-holders").check();
            tab.go("/records/" + key + "?asOf=" + handedOver);
            assertThat(tab.page().locator("section[aria-labelledby=holders] tbody tr"))
                    .hasCount(2);
            assertThat(tab.page().locator(".as-of-band")).containsText("Hồ sơ như đã biết");
            assertThat(tab.page().locator("section[aria-labelledby=way]")).containsText("2022");
            assertThat(tab.page().locator("section[aria-labelledby=way]")).not().containsText("10/04/2022");
            assertThat(tab.page().locator("#next")).hasCount(0);
            tab.shot("case-then").check();
            tab.page().click(".as-of-band a");
            assertThat(tab.page().locator("section[aria-labelledby=holders] tbody tr"))
                    .hasCount(3);
            assertThat(tab.page().locator(".as-of-band")).hasCount(0);
            String api = "http://localhost:" + port + "/api/v1/books/" + book + "/cases/" + key.id();
            assertThat(get(tab, api + "/holders?asOf=" + opened).text())
                    .contains("\"OPENED\"")
                    .doesNotContain("HANDED_OVER");
            assertThat(get(tab, api + "?asOf=" + opened).text()).contains("\"handOvers\":[]");
            assertThat(get(tab, api + "?asOf=01/01/2020").status()).isEqualTo(404);
        }
        try (Tab tab = Tab.onPhone(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/records/" + key + "?lang=en&asOf=" + handedOver)
                    .shot("case-then-phone-english")
                    .check();
        }
        TestStaff stranger = TestStaff.named(context, "Người ngoài").as(Role.RECORDER, book, new UnitId(5010));
        try (Tab tab = Tab.on(port).signIn(stranger.login(), TestStaff.PASSWORD)) {
            tab.go("/records/" + key + "?asOf=" + opened).check();
            assertThat(tab.page().locator("main")).containsText("ngoài phạm vi được xem");
            assertThat(tab.page().locator("section[aria-labelledby=holders]")).hasCount(0);
            String api = "http://localhost:" + port + "/api/v1/books/" + book + "/cases/" + key.id();
            assertThat(get(tab, api + "?asOf=" + opened).status()).isEqualTo(404);
            assertThat(get(tab, api + "/holders?asOf=" + opened).status()).isEqualTo(404);
        }
    }

    @Test
    void aMendedOpenerIsToldAsNoLongerSo() {
        RecordKey key = opened("DRUGS", STATION, "2022-01-10");
        CaseForm form = as(() -> files.get(key)).form();
        CaseForm other = new CaseForm(
                form.kind(), form.category(), form.area(), form.openedOn(), DRUG_POLICE, List.of(), null, null, false);
        as(() -> correcting.correct(key, 1, other, "Ghi nhầm đơn vị", by(DRUG_POLICE)));
        List<Holding> held = as(() -> holders.list(key, Optional.empty()));
        assertThat(held).extracting(Holding::unit).containsExactly(DRUG_POLICE, STATION);
        assertThat(held.getLast().mendedAt()).isNotNull();
        assertThat(held.getFirst().mendedAt()).isNull();
    }

    @Test
    void whatWasHandedOutIsHeldByNobodyOfTheBook() {
        RecordKey key = opened("DRUGS", STATION, "2022-01-10");
        handOver(key, DRUG_POLICE, "2022-02-01");
        Cutoff before = now();
        MilestoneForm out = new MilestoneForm(
                UUID.randomUUID(),
                Milestone.HANDED_OUT,
                day("2022-03-01"),
                List.of(),
                List.of(),
                "Viện kiểm sát quân sự");
        as(() -> handling.take(new Reaching(key, out, by(DRUG_POLICE))));
        Cutoff after = now();
        as(() -> correcting.takeBackMilestone(
                key, as(() -> files.get(key)).version(), out.id(), "Chưa bàn giao", by(DRUG_POLICE)));

        assertThat(list(key, before).getLast())
                .extracting(Holding::unit, Holding::to, Holding::ended)
                .containsExactly(DRUG_POLICE, null, null);
        assertThat(list(key, after))
                .extracting(Holding::unit, Holding::from, Holding::to)
                .containsExactly(
                        tuple(STATION, day("2022-01-10"), day("2022-02-01")),
                        tuple(DRUG_POLICE, day("2022-02-01"), day("2022-03-01")));
        assertThat(list(key, after).getFirst().ended()).isNull();
        assertThat(list(key, after).getLast().ended())
                .isEqualTo(new Ending(End.HANDED_OUT, "Viện kiểm sát quân sự", null));
        assertThat(list(key, after)).noneMatch(one -> one.on(day("2022-03-01")));
        assertThat(list(key, now()).getLast())
                .as("it was not handed over after all")
                .extracting(Holding::unit, Holding::to, Holding::ended)
                .containsExactly(DRUG_POLICE, null, null);

        TestStaff staff = TestStaff.named(context, "Cán bộ xem hồ sơ").as(Role.STAFF_OFFICER, book, STATION);
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            var held = tab.go("/records/" + key + "?asOf=" + after)
                    .page()
                    .locator("section[aria-labelledby=holders] tbody tr")
                    .last();
            assertThat(held).containsText("01/03/2022");
            assertThat(held).containsText("đã bàn giao ra ngoài sổ: Viện kiểm sát quân sự");
            assertThat(held).not().containsText("đang nắm giữ");
            tab.shot("case-handed-out").check();
            tab.go("/records/" + key + "?asOf=" + before);
            assertThat(held).containsText("đang nắm giữ");
            String api = "http://localhost:" + port + "/api/v1/books/" + book + "/cases/" + key.id() + "/holders";
            assertThat(get(tab, api + "?asOf=" + after).text()).contains("\"receiver\":\"Viện kiểm sát quân sự\"");
            assertThat(get(tab, api + "?asOf=" + before).text()).doesNotContain("Viện kiểm sát");
        }
    }

    @Test
    void aJoinedCaseIsHeldWithItsHostAndAWithdrawnOneByNobody() {
        RecordKey joined = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        RecordKey host = opened("DRUGS", DRUG_POLICE, "2022-01-15");
        Cutoff before = now();
        as(() -> context.getBean(JoiningCases.class).join(joined, 1, host.id(), day("2022-02-01"), by(DRUG_POLICE)));
        assertThat(list(joined, before)).singleElement().matches(one -> one.to() == null);
        assertThat(list(joined, now()))
                .singleElement()
                .extracting(Holding::to, Holding::ended)
                .containsExactly(day("2022-02-01"), new Ending(End.JOINED, null, host.id()));
        assertThat(list(host, now())).singleElement().matches(one -> one.to() == null);

        RecordKey withdrawn = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        Cutoff stood = now();
        as(() -> correcting.withdraw(withdrawn, 1, "Ghi trùng", by(DRUG_POLICE)));
        assertThat(list(withdrawn, stood)).singleElement().matches(one -> one.to() == null);
        assertThat(list(withdrawn, now())).singleElement().satisfies(one -> {
            assertThat(one.to()).isAfter(day("2022-01-10"));
            assertThat(one.ended()).isEqualTo(new Ending(End.WITHDRAWN, null, null));
        });
        TestStaff staff = TestStaff.named(context, "Cán bộ xem vụ nhập").as(Role.STAFF_OFFICER, book, DRUG_POLICE);
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/records/" + joined);
            tab.page().click("section[aria-labelledby=holders] a[href*='" + host.id() + "']");
            assertThat(tab.page().locator("section[aria-labelledby=holders]")).containsText("đang nắm giữ");
            tab.go("/records/" + withdrawn);
            assertThat(tab.page().locator("section[aria-labelledby=holders]")).containsText("hồ sơ đã rút");
        }
    }

    private List<Holding> list(RecordKey key, Cutoff cutoff) {
        return as(() -> holders.list(key, Optional.of(cutoff)));
    }

    private Cutoff now() {
        return as(() -> ledger.cutoff(Set.of(book)));
    }

    private long seen() {
        return organisations.current().position();
    }

    private static APIResponse get(Tab tab, String address) {
        return tab.page().request().get(address);
    }
}
