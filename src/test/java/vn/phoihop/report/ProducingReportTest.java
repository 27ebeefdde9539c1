package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.document.PaperFiles;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Signature;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** The papers of a report for scripts, from the book to the four files. */
@DatabaseTest
class ProducingReportTest {

    @Autowired
    ProducingReport producing;

    @Autowired
    ReadingReport reading;

    @Autowired
    DraftingReport drafting;

    @Autowired
    WritingNarrative writing;

    @Autowired
    CountOnlyFigures countOnly;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ReportFixture fixture;

    @BeforeEach
    void openBook() {
        fixture = new ReportFixture(context);
    }

    /** Several bodies of a book have letterheads; one of them speaks for it. */
    @Test
    void whatNobodyHasDraftedBearsTheHeadOfTheOfficeThatCoordinatesTheBook() throws IOException {
        fixture.letterhead(
                new UnitId(3000),
                new Letterhead(
                        new Issuer("Bộ Tư lệnh Bộ đội Biên phòng", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Kiên Giang"),
                        "BCH-TM",
                        new Signature(List.of(), "CHỈ HUY TRƯỞNG", null, null),
                        List.of(),
                        new Recipients(List.of(), "VT")));
        produce();
        assertThat(text())
                .as("of two nobody knows which")
                .doesNotContain("Công an tỉnh Kiên Giang báo cáo", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh báo cáo");
        fixture.coordinatedBy(new UnitId(3001));
        produce();
        assertThat(text()).contains("Bộ Chỉ huy Bộ đội Biên phòng tỉnh báo cáo", "CHỈ HUY TRƯỞNG");
        fixture.coordinatedBy(ReportFixture.STAFF_DEPARTMENT);
        produce();
        assertThat(text()).contains("Công an tỉnh Kiên Giang báo cáo", "PHÓ GIÁM ĐỐC");
    }

    @Test
    void writesAllFourFilesFromTheBook() throws IOException {
        for (int i = 0; i < 96; i++) {
            fixture.patrol("2022-01-%02d".formatted(1 + i % 31), 3);
        }
        fixture.asSystem(() -> {
            countOnly.declare(
                    "thử",
                    null,
                    List.of(new CountOnlyFigures.CountOnly(
                            fixture.book,
                            UUID.randomUUID(),
                            "PATROLS",
                            ReportFixture.HALF_YEAR.yearBefore(),
                            Quantity.of(80),
                            new LocalizedText("Báo cáo năm trước", "Last year's report"))));
            return true;
        });
        ProducingReport.Produced produced = produce();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
        assertThat(produced.files())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("report.docx", "report.pdf", "report.xlsx", "figures.json");
        JsonNode figures = json();
        assertThat(figures.at("/form").asString()).isEqualTo("SIX_MONTH");
        assertThat(figures.at("/window/from").asString()).isEqualTo("2021-12-15");
        assertThat(figures.at("/window/to").asString()).isEqualTo("2022-06-15");
        assertThat(figures.at("/cutoff").asString()).isEqualTo(produced.cutoff());
        assertThat(figures.at("/structure").asString()).isEqualTo("AS_IT_HAPPENED");
        JsonNode patrols = figure(figures, "PATROLS");
        assertThat(patrols.at("/value").asString()).isEqualTo("96");
        assertThat(patrols.at("/printed").asString()).isEqualTo("gần 100");
        assertThat(patrols.at("/unit").asString()).isEqualTo("cuộc");
        assertThat(patrols.at("/countOnly").asBoolean(true)).isFalse();
        JsonNode compared = patrols.at("/compared");
        assertThat(compared.at("/window/to").asString()).isEqualTo("2021-06-15");
        assertThat(compared.at("/value").asString()).isEqualTo("80");
        assertThat(compared.at("/countOnly").asBoolean()).isTrue();
        assertThat(compared.at("/anotherRegime").asBoolean(true)).isFalse();
        assertThat(compared.at("/sources/0/vi").asString()).isEqualTo("Báo cáo năm trước");
        assertThat(compared.at("/change").asString()).isEqualTo("16");
        assertThat(compared.at("/changePercent").asString()).isEqualTo("20.0");
        assertThat(figures.at("/sample").asBoolean())
                .as("told apart from real figures")
                .isTrue();
        assertThat(patrols.at("/label/en").asString()).isEqualTo("Patrols");
        assertThat(figure(figures, "PATROL_PERSONNEL_TURNS").at("/value").asString())
                .isEqualTo("576");
        assertThat(text())
                .contains("Căn cứ Nghị định số 03/2019/NĐ-CP")
                .contains("Công an tỉnh Kiên Giang báo cáo kết quả phối hợp")
                .contains("gần 100 cuộc tuần tra")
                .contains("tăng 20% so với cùng kỳ")
                .contains("BẢNG SỐ LIỆU CHI TIẾT")
                .contains("địa giới và tổ chức đơn vị vào ngày xảy ra")
                .contains("80 (*)")
                .contains("Nguồn: Báo cáo năm trước (kỳ 15/12/2020 – 14/06/2021; ghi vào sổ ngày")
                .contains("DỮ LIỆU MINH HỌA")
                .contains("./.");
        try (ReadableWorkbook book =
                new ReadableWorkbook(folder.resolve("report.xlsx").toFile())) {
            assertThat(book.getSheets().map(Sheet::getName))
                    .startsWith("Số liệu")
                    .contains("1 Tin trao đổi giữa các lực…", "3 Tuần tra, kiểm soát")
                    .allMatch(name -> name.length() <= 31);
            assertThat(book.getFirstSheet().read().stream()
                            .filter(row -> row.getCellCount() > 0 && row.getCell(0) != null)
                            .map(row -> row.getCellText(0)))
                    .anyMatch(text -> text.startsWith("Nguồn của số đếm không kèm hồ sơ: Báo cáo năm trước"));
            Sheet sheet = book.findSheet("3 Tuần tra, kiểm soát").orElseThrow();
            assertThat(sheet.read().stream()
                            .filter(row -> row.getCellCount() > 4
                                    && row.getCell(6) != null
                                    && row.getCell(6).getText().startsWith(fixture.book + "/")))
                    .hasSize(96);
        }
    }

    @Test
    void takesTheWordsOfTheReportThatIsBeingDrafted() throws IOException {
        fixture.patrol("2022-01-05", 3);
        Report draft = fixture.as(
                fixture.drafter,
                () -> drafting.start(fixture.book, ReportFixture.FORM, ReportFixture.HALF_YEAR, fixture.drafter));
        Paragraph first = fixture.as(
                fixture.drafter, () -> reading.read(draft.key()).paragraphs().getFirst());
        fixture.as(
                fixture.drafter,
                () -> writing.edit(
                        draft.key(), first.id(), first.version(), "Tình hình trong kỳ rất yên bình.", fixture.drafter));
        long before = position(draft.key());
        produce();
        assertThat(text()).contains("rất yên bình").contains("CHƯA THỐNG NHẤT");
        assertThat(position(draft.key())).isEqualTo(before);
    }

    @Test
    void handsOutWhatWasIssuedByteForByte() throws IOException {
        ReportDesk desk = new ReportDesk(context);
        desk.fixture.patrol("2022-01-05", 3);
        Report issued = desk.issued();
        desk.fixture.patrol("2022-01-06", 3);
        producing.produce(ReportFixture.FORM, ReportFixture.HALF_YEAR, desk.fixture.book, folder);
        assertThat(HexFormat.of().formatHex(PaperFiles.sha256(Files.readAllBytes(folder.resolve("report.pdf")))))
                .isEqualTo(issued.paperHash());
        assertThat(desk.history(issued).getLast().payload()).contains(String.valueOf(issued.paperHash()));
        assertThat(Files.readAllBytes(folder.resolve("report.docx")))
                .isEqualTo(desk.fixture.as(
                        desk.fixture.drafter,
                        () -> context.getBean(ReportPapers.class).file(issued.key(), Kind.DOCX)));
    }

    @Test
    void aFileThatCannotTakeItsPlaceLeavesAllThatStoodThere() throws IOException {
        Path paper = Files.writeString(folder.resolve("report.docx"), "of before");
        Files.createDirectories(folder.resolve("report.xlsx/taken"));
        assertThatThrownBy(this::produce)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(String.valueOf(
                                        refused.problems().getFirst().arguments()))
                                .contains("report.xlsx"));
        assertThat(paper).hasContent("of before");
        assertThat(folder.resolve("report.pdf")).doesNotExist();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void whatFailsHalfwayIsTakenBack() throws IOException {
        Path drafts = Files.createDirectory(folder.resolve("drafts"));
        Files.writeString(folder.resolve("a"), "of before");
        Files.writeString(drafts.resolve("a"), "new");
        Files.writeString(drafts.resolve("b"), "new");
        assertThatThrownBy(() -> TakingPlaces.of(List.of("a", "b", "missing"), drafts, folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasNoSuppressedExceptions();
        assertThat(folder.resolve("a")).hasContent("of before");
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "here");
        assertThatThrownBy(() -> producing.produce(
                        ReportFixture.FORM, ReportFixture.HALF_YEAR, fixture.book, file.resolve("below")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.REPORT_FOLDER_NOT_WRITABLE));
        assertThatThrownBy(() -> producing.book("nowhere"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.REPORT_SCOPE_UNKNOWN));
        assertThat(producing.book("TEST_" + fixture.book)).isEqualTo(fixture.book);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    private ProducingReport.Produced produce() {
        return producing.produce(ReportFixture.FORM, ReportFixture.HALF_YEAR, fixture.book, folder);
    }

    private long position(RecordKey key) {
        return fixture.asSystem(() -> ledger.cutoff(List.of(key.book())).position(key.book()));
    }

    private JsonNode json() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("figures.json")));
    }

    private static JsonNode figure(JsonNode figures, String code) {
        for (JsonNode figure : figures.at("/figures")) {
            if (figure.at("/code").asString().equals(code)) {
                return figure;
            }
        }
        throw new AssertionError("no figure " + code);
    }

    private String text() throws IOException {
        try (PDDocument paper = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
        }
    }
}
