package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.ImportingLists;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** An office is held in the unit that bears the code on its first day, and no longer than somebody answers for that unit. */
@BrowserTest
@UsesDatabase(own = true)
class OfficesByDayTest {

    private static final LocalDate PAST = LocalDate.of(2024, 1, 1);
    private static final LocalDate FOUNDED = LocalDate.now(SignIns.ZONE).plusDays(40);
    private static int codes;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    @Autowired
    AdministeringAccounts administering;

    @Autowired
    SignIns signIns;

    private BookId book = BookId.COMMON;
    private TestStaff administrator;
    private TestStaff staff;
    private String code = "";

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        staff = TestStaff.named(context, "Trần Văn Mới");
        code = "NHIEMVU-" + ++codes;
    }

    @Test
    void anOfficeFromTheDayOnWhichItsUnitIsFoundedIsGivenBeforeThatDay() {
        units(row(code, FOUNDED, null));
        assertThat(refused(code, null, null)).containsExactly(ProblemCode.UNIT_UNKNOWN_ON_DAY);
        assertThat(refused(code, FOUNDED.minusDays(1), null)).containsExactly(ProblemCode.UNIT_UNKNOWN_ON_DAY);
        appoint(code, FOUNDED, null);
        assertThat(office().unit()).isEqualTo(unit(code, FOUNDED));
        TestStaff other = TestStaff.named(context, "Lý Thị Trang");
        try (Tab tab = Tab.on(port).signIn(administrator.login(), TestStaff.PASSWORD)) {
            var page = tab.go("/accounts/" + other.login()).page();
            page.selectOption("#role", "RECORDER");
            page.selectOption("#book", book.toString());
            page.fill("#from", FOUNDED.toString());
            page.fill("#unit", code);
            page.click("form[action$='/appointments'] button[type=submit]");
            PlaywrightAssertions.assertThat(page.locator("#notices")).containsText("Đã giao nhiệm vụ");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Đội thử " + code);
        }
    }

    @Test
    void aCodeThatIsGivenAgainMeansWhoBearsItOnTheFirstDay() {
        units(row(code, PAST, FOUNDED), row(code, FOUNDED, null));
        appoint(code, FOUNDED, null);
        assertThat(office().unit()).isEqualTo(unit(code, FOUNDED)).isNotEqualTo(unit(code, FOUNDED.minusDays(1)));
    }

    @Test
    void anOfficeDoesNotOutliveAUnitFromWhichNobodyTakesOver() {
        units(row(code, PAST, FOUNDED));
        assertThat(refused(code, null, null)).containsExactly(ProblemCode.OFFICE_OUTLIVES_UNIT);
        assertThat(refused(code, null, FOUNDED)).containsExactly(ProblemCode.OFFICE_OUTLIVES_UNIT);
        appoint(code, null, FOUNDED.minusDays(1));
        String followed = code + "-KT";
        units(row(followed, PAST, FOUNDED));
        lists("went.csv", "unit;successor;since\n" + followed + ";CA-KG-PV01;" + FOUNDED + "\n");
        appoint(followed, null, null);
        String renamed = code + "-DT";
        units(row(renamed, PAST, FOUNDED), row(renamed, FOUNDED, null) + renamed);
        appoint(renamed, null, null);
    }

    private List<ProblemCode> refused(String unit, @Nullable LocalDate from, @Nullable LocalDate until) {
        return catchThrowableOfType(Refused.class, () -> appoint(unit, from, until)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private void appoint(String unit, @Nullable LocalDate from, @Nullable LocalDate until) {
        administrator
                .signedIn()
                .run(() -> administering.appoint(
                        administering.get(staff.login()),
                        new AdministeringAccounts.Wish(Role.RECORDER, book.value(), unit, from, until),
                        "Cán bộ nhập liệu",
                        List.of()));
    }

    private Appointment office() {
        return Acting.asSystem(() -> signIns.appointments(staff.id())).getFirst();
    }

    private UnitId unit(String of, LocalDate day) {
        return organisations.current().findUnit(of, day).orElseThrow().id();
    }

    private static String row(String of, LocalDate from, @Nullable LocalDate to) {
        return "%1$s;POLICE;Đội thử %1$s;Test Team %1$s;Đội;CA-KG;;%2$s;%3$s;"
                .formatted(of, from, to == null ? "" : to);
    }

    private void units(String... rows) {
        lists(
                "units.csv",
                "code;force;name_vi;name_en;short;parent;areas;valid_from;valid_to;continues\n"
                        + String.join("\n", rows) + "\n");
    }

    private void lists(String name, String text) {
        Acting.runAsSystem(() -> context.getBean(ImportingLists.class)
                .apply(
                        Map.of(name, text.getBytes(StandardCharsets.UTF_8)),
                        organisations.current().position(),
                        "Quản trị"));
    }
}
