package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.Opening;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.ImportingLists;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Whoever has the database in hand can write an organisation that does not hang together; {@code ./phoihop check} names where. */
@DatabaseTest
@UsesDatabase(own = true)
class CheckingOrganisationTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    DatabaseAccess database;

    private BookId book = BookId.COMMON;

    @BeforeEach
    void load() {
        book = TestBooks.inKienGiang(context);
    }

    @Test
    void whatThePathsOfTheProgramWriteHoldsAndWhatIsWrittenPastThemIsNamed() throws Exception {
        TestStaff.named(context, "Trực ban").as(Role.RECORDER, book, new UnitId(3007));
        assertThat(check())
                .contains("Tổ chức: mọi đơn vị", "Nhiệm vụ: mỗi người")
                .doesNotContain("KHÔNG tồn tại");

        String rename = "update %s set valid = '%s' where %s";
        meddle(rename.formatted("unit_state", "[,2023-01-01)", "unit = 3000"));
        assertThat(check())
                .as("the command of all posts is gone since 2023")
                .contains("đơn vị Đồn Biên phòng Hà Tiên (BP-KG-HT) trực thuộc BP-KG ", "KHÔNG tồn tại")
                .doesNotContain("mọi đơn vị");
        meddle(rename.formatted("unit_state", "(,)", "unit = 3000"));
        assertThat(check()).contains("mọi đơn vị");

        meddle(
                "insert into unit_link (unit, parent, valid, known) values (3000, 3007, '[2022-01-01,2022-02-01)', '[1,)')");
        assertThat(check()).contains("(BP-KG) trực thuộc BP-KG-HT ", "CHÍNH NÓ");
        meddle("delete from unit_link where unit = 3000");

        meddle("update area_link set valid = daterange('2000-01-01', upper(valid)) where area = 10899");
        assertThat(check()).contains("địa bàn Thành phố Rạch Giá (899) ", "KHÔNG có cấp trên");
        meddle("update area_link set valid = daterange(null, upper(valid)) where area = 10899");

        meddle("update force_state set valid = '[2022-01-01,)' where force = 2");
        assertThat(check()).contains("(BP-KG-HT) thuộc lực lượng BORDER_GUARD ");
        meddle("update force_state set valid = '(,)' where force = 2");

        meddle(
                "update unit_state set valid = '(,2023-01-01)' where unit = 3007",
                "delete from unit_link where unit = 3007");
        // What is written past the program is known to it when the organisation is read anew.
        lists(
                "areas.csv",
                "code;level;name_vi;name_en;parent;valid_from;valid_to\nXOAY;PROVINCE;Tỉnh Xoay;Turned;;2024-01-01;\n");
        assertThat(check()).contains("RECORDER", "không có đơn vị kế thừa").contains("mọi đơn vị");
    }

    @Test
    void aUnitThatIsToEndIsNamedOnceItHasComeToAnswerForSomethingAndNothingIsWrongYet() {
        LocalDate end = LocalDate.now().plusDays(40);
        lists(
                "units.csv",
                "code;force;name_vi;name_en;short;parent;areas;valid_from;valid_to\n"
                        + "SAP-DONG;POLICE;Đội sắp đóng;Closing Team;Đội;CA-KG;;2020-01-01;" + end + "\n");
        assertThat(check()).doesNotContain("Đội sắp đóng");
        UnitId unit = context.getBean(Organisations.class)
                .current()
                .findUnit("SAP-DONG", end.minusDays(1))
                .orElseThrow()
                .id();
        CaseForm form = new CaseForm(
                "CASE", "DRUGS", new AreaId(10900), LocalDate.of(2022, 3, 1), unit, List.of(), null, null, false);
        Acting.runAsSystem(() -> context.getBean(HandlingCase.class)
                .take(new Opening(new RecordKey(book, UUID.randomUUID()), form, By.now("Cán bộ", unit))));
        assertThat(check()).contains("Lưu ý: Đội sắp đóng (SAP-DONG) kết thúc từ ngày", "1 vụ, băng nhóm đang chủ trì");
    }

    private void lists(String name, String text) {
        Acting.runAsSystem(() -> context.getBean(ImportingLists.class)
                .apply(
                        Map.of(name, text.getBytes(StandardCharsets.UTF_8)),
                        context.getBean(Organisations.class).current().position(),
                        "Quản trị"));
    }

    private String check() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        boolean hold = new Checking(context, new Console(out, out, Locale.of("vi")), null).booksHold();
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(hold)
                .as(text)
                .isEqualTo(text.contains("Tổ chức: mọi đơn vị") && text.contains("Nhiệm vụ: mỗi người"));
        return text;
    }

    /** Past the program and past the keys of the database as well. */
    private void meddle(String... statements) throws SQLException {
        try (Connection superuser = TestDatabases.superuser(database);
                Statement statement = superuser.createStatement()) {
            statement.execute("set search_path = phoihop, public");
            statement.execute("set session_replication_role = replica");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
