package vn.phoihop.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Accounts;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.EndingOffices;
import vn.phoihop.access.Role;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** The accounts of the tour: one for each office, a recorder and a staff officer for each force. */
@Component
class SampleAccounts {

    /** Not a secret: it opens nothing but invented records, and is printed at every start. */
    private static final String PASSWORD = "so-phoi-hop-2022";

    private static final List<String> RECORDERS = List.of(
            "Cán bộ nhập liệu Công an",
            "Cán bộ nhập liệu Quân sự",
            "Cán bộ nhập liệu Biên phòng",
            "Cán bộ nhập liệu Hải quan",
            "Cán bộ nhập liệu Cảnh sát biển");

    /** Accounts are named by what they are for; who signs papers has a name, invented so that one sees it. */
    static final List<SampleAccount> ALL = List.of(
            account("thammuu", "Cán bộ tham mưu Công an tỉnh", Role.STAFF_OFFICER, "CA-KG-PV01"),
            account("truongphong", "Trưởng phòng Tham mưu Công an tỉnh", Role.HEAD_OF_STAFF, "CA-KG-PV01"),
            account("chihuy", "Trần Minh Họa", Role.COMMANDER, "CA-KG"),
            account("vanthu", "Văn thư Công an tỉnh", Role.RECORDS_CLERK, "CA-KG"),
            account("doankiemtra", "Đoàn kiểm tra liên ngành", Role.INSPECTOR, "CA-KG"),
            account("quantri", "Quản trị hệ thống", Role.ADMINISTRATOR, ""),
            account("thammuu.qs", "Cán bộ tham mưu Quân sự", Role.STAFF_OFFICER, "QS-KG"),
            account("thammuu.bp", "Cán bộ tham mưu Biên phòng", Role.STAFF_OFFICER, "BP-KG"),
            account("thammuu.hq", "Cán bộ tham mưu Hải quan", Role.STAFF_OFFICER, "HQ-KG"),
            account("thammuu.csb", "Cán bộ tham mưu Cảnh sát biển", Role.STAFF_OFFICER, "CSB4"),
            account("nhap.ca", recorderOf(new ForceId(0)), Role.RECORDER, "CA-KG-900"),
            account("nhap.qs", recorderOf(new ForceId(1)), Role.RECORDER, "QS-KG-900"),
            account("nhap.bp", recorderOf(new ForceId(2)), Role.RECORDER, "BP-KG-CKHT"),
            account("nhap.hq", recorderOf(new ForceId(3)), Role.RECORDER, "HQ-KG-HT"),
            account("nhap.csb", recorderOf(new ForceId(4)), Role.RECORDER, "CSB4-HD401"));

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The staff department of the provincial police drafts the reports and coordinates the book. */
    private static final String COORDINATING = "CA-KG-PV01";

    /** Where the accounts are at work since the provinces became one, by the unit that ended then. */
    private static final Map<String, String> SINCE_MERGER = Map.of(
            COORDINATING,
            "CA-AG-PV01",
            "CA-KG",
            "CA-AG",
            "QS-KG",
            "QS-AG",
            "BP-KG",
            "BP-AG",
            "HQ-KG",
            "HQ-KV",
            "CA-KG-900",
            "CA-AG-30769",
            "QS-KG-900",
            "QS-AG-KV2");

    private final Accounts accounts;
    private final CoordinationOffices offices;
    private final EndingOffices ending;
    private final Clock clock;

    SampleAccounts(Accounts accounts, CoordinationOffices offices, EndingOffices ending, Clock clock) {
        this.accounts = accounts;
        this.offices = offices;
        this.ending = ending;
        this.clock = clock;
    }

    /** As the book names who writes records down for a force. */
    static String recorderOf(ForceId force) {
        return RECORDERS.get(force.bit());
    }

    private static SampleAccount account(String login, String name, Role role, String unit) {
        return new SampleAccount(login, name, role, unit, PASSWORD);
    }

    /** Opens those that are missing. */
    @Transactional
    public void open(BookId book, Organisation organisation) {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        offices.appoint(
                book,
                organisation.findUnit(COORDINATING, Formation.DAY).orElseThrow().id(),
                Rhythm.ALL.from());
        List<SampleAccount> missing =
                ALL.stream().filter(one -> accounts.find(one.login()).isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<String, AccountId> ids = accounts.createShared(
                missing.stream().collect(Collectors.toMap(SampleAccount::login, SampleAccount::name)), "vi", PASSWORD);
        for (SampleAccount one : missing) {
            boolean common = one.unit().isEmpty();
            accounts.appoint(
                    Objects.requireNonNull(ids.get(one.login())),
                    one.role(),
                    common ? BookId.COMMON : book,
                    common ? null : unit(organisation, one).id(),
                    one.role().temporary() ? today : Rhythm.ALL.from(),
                    one.role().temporary() ? today.plusDays(Role.LONGEST_DAYS) : null);
        }
    }

    /**
     * Who worked in a unit that ended works in the one that took over, in the new book, from the day of the merger on; who works where they were is
     * in the new book without being appointed anew. The staff department of the new province coordinates both. To be done once.
     */
    @Transactional
    public void goOn(Organisation organisation) {
        UnitId staff = since(organisation, COORDINATING);
        offices.appoint(Sample.BOOK, staff, Era.MERGER);
        offices.appoint(LaterYears.BOOK, staff, Era.MERGER);
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        for (SampleAccount one : ALL) {
            if (SINCE_MERGER.containsKey(one.unit())) {
                boolean temporary = one.role().temporary();
                AccountId account = accounts.find(one.login()).orElseThrow().id();
                ending.inBook(account, Sample.BOOK, Era.MERGER);
                accounts.appoint(
                        account,
                        one.role(),
                        LaterYears.BOOK,
                        since(organisation, one.unit()),
                        temporary ? today : Era.MERGER,
                        temporary ? today.plusDays(Role.LONGEST_DAYS) : null);
            }
        }
    }

    private static UnitId since(Organisation organisation, String before) {
        String unit = Objects.requireNonNull(SINCE_MERGER.get(before));
        return organisation.findUnit(unit, Era.MERGER).orElseThrow().id();
    }

    private static Unit unit(Organisation organisation, SampleAccount account) {
        return organisation.findUnit(account.unit(), Formation.DAY).orElseThrow();
    }
}
