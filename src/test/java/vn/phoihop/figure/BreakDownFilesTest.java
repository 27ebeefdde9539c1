package vn.phoihop.figure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A figure by area and by unit is taken away as it is shown, and its file says by itself what it is. */
@BrowserTest
@UsesDatabase(own = true)
class BreakDownFilesTest {

    private static final String FIGURE = "/figures/PATROLS?window=2021-12-15/2022-06-15";
    private static final AreaId VINH_BAO = new AreaId(130742);
    private static final AreaId WATERS = new AreaId(500001);
    private static final AreaId SPLIT = new AreaId(900001);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    BookId book = BookId.COMMON;
    TestStaff staff;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        context.getBean(LoadingOrganisation.class).load(Map.of("areas.csv", """
                                id;code;level;parent;name_vi;name_en;valid_from;valid_to
                                900001;90001;COMMUNE;10911;Xã Chia;Split;;2024-01-01
                                900002;90002;COMMUNE;10911;Xã Chia Đông;Split East;2024-01-01;2025-07-01
                                900003;90003;COMMUNE;10911;Xã Chia Tây;Split West;2024-01-01;2025-07-01
                                """, "successions-areas.csv", """
                                area;successor;since;extent
                                900001;900002;2024-01-01;PART
                                900001;900003;2024-01-01;PART
                                """), "thử");
        staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        for (AreaId area : List.of(VINH_BAO, VINH_BAO, VINH_BAO, WATERS, SPLIT, SPLIT)) {
            patrol(area);
        }
    }

    @Test
    void theFileByAreaSaysWhatItIsAndWhatCannotBeToldApart() throws IOException {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go(FIGURE + "&level=COMMUNE&structure=AS_NOW&structureDay=2024-06-01");
            Path csv = taken(tab, "by-area", "CSV", "patrols-areas-2021-12-15-sample.csv");
            assertThat(Files.readAllLines(csv))
                    .satisfies(
                            lines -> assertThat(lines.getFirst())
                                    .isEqualTo(
                                            "\ufeffChỉ tiêu,Từ ngày,Đến hết ngày,Số liệu đọc trong sổ,Vị trí trong sổ,Địa giới,Theo ngày,Cấp,Mã,Địa bàn,Số lượng (cuộc),Chính xác,Lý do"))
                    .satisfies(lines -> assertThat(lines.get(1))
                            .contains(",2021-12-15,2022-06-14,", "\"Như hiện nay\",2024-06-01,", "\"30742\"")
                            .endsWith(",3,\"Có\","))
                    .satisfies(lines -> assertThat(lines.get(2))
                            .contains("\"90001\",\"Xã Chia\",2,\"Không\"")
                            .contains("Đã chia cho Xã Chia Đông, Xã Chia Tây: không tách được"))
                    .satisfies(lines -> assertThat(lines.get(3))
                            .contains(",,\"Không thuộc riêng địa bàn nào hiện nay")
                            .endsWith(",1,\"Có\","))
                    .hasSize(4);
            tab.go(FIGURE + "&level=COMMUNE&lang=en");
            try (ReadableWorkbook workbook =
                    new ReadableWorkbook(taken(tab, "by-area", "XLSX", "patrols-areas-2021-12-15-sample.xlsx")
                            .toFile())) {
                List<Row> rows = workbook.getFirstSheet().read();
                assertThat(rows).hasSize(4);
                assertThat(rows.getFirst().getCellText(5)).isEqualTo("Boundaries");
                assertThat(rows.get(1).getCellText(5)).isEqualTo("As it happened");
                assertThat(rows.get(2).getCellText(8)).isEqualTo("90001");
                assertThat(rows.get(2).getCellText(9)).isEqualTo("Split");
                assertThat(rows.stream()
                                .skip(1)
                                .map(row -> row.getCellAsNumber(10).orElseThrow()))
                        .usingElementComparator(BigDecimal::compareTo)
                        .containsExactly(new BigDecimal(3), new BigDecimal(2), BigDecimal.ONE);
                assertThat(rows.stream().skip(1).map(row -> row.getCellText(11)))
                        .containsOnly("Yes");
            }
        }
    }

    @Test
    void theFileByUnitIsTakenFromTheSamePageAndIsNoted() throws IOException {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go(FIGURE + "&unitLevel=1");
            Path csv = taken(tab, "by-unit", "CSV", "patrols-units-2021-12-15-sample.csv");
            assertThat(Files.readAllLines(csv)).hasSize(2).last().asString().contains("\"BP-KG-HT\"", ",6,\"Có\",");
        }
        assertThat(Acting.asSystem(() -> context.getBean(JdbcClient.class)
                        .sql("select what from access_trail where act = 'EXPORTED' and what like '/figures/PATROLS/%'")
                        .query(String.class)
                        .list()))
                .anyMatch(what -> what.startsWith("/figures/PATROLS/units?") && what.contains("format=csv"));
    }

    @Test
    void whoMaySeeNoFiguresTakesNoneAway() {
        TestStaff clerk = TestStaff.named(context, "Quản trị").as(Role.ADMINISTRATOR, book, new UnitId(1000));
        try (Tab tab = Tab.on(port).signIn(clerk.login(), TestStaff.PASSWORD)) {
            assertThat(tab.page()
                            .request()
                            .get("http://localhost:" + port
                                    + "/figures/PATROLS/areas?window=2021-12-15/2022-06-15&format=csv")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Path taken(Tab tab, String section, String format, String name) {
        var link =
                tab.page().locator("section[aria-labelledby=" + section + "] .list-export a:text-is('" + format + "')");
        assertThat(link).hasCount(1);
        var download = tab.page().waitForDownload(link::click);
        assertThat(download.suggestedFilename()).isEqualTo(name);
        return download.path();
    }

    private void patrol(AreaId area) {
        ForceId force = new ForceId(2);
        Posting posting = new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                null,
                1,
                Map.of(),
                List.of(new Tally(
                        "PATROL",
                        Quantity.ONE,
                        LocalDate.of(2022, 3, 1),
                        area,
                        new UnitId(3007),
                        force,
                        TallyRole.COUNTED,
                        ForceSet.of(force),
                        "PATROL",
                        null,
                        null,
                        false)));
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(Ledger.class).post(posting)));
    }
}
