package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

/** A regime that has changed: its windows of then and now are compared with a warning. */
@DatabaseTest
@UsesDatabase(own = true)
class ChangedRegimeTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Catalogues catalogues;

    @Autowired
    ChangingCatalogue changing;

    @Test
    void windowsOfDifferentRegimesAreComparedWithAWarning() throws IOException {
        ReportDesk desk = new ReportDesk(context);
        Report draft = desk.start();
        desk.fixture.asSystem(() -> {
            context.getBean(CountOnlyFigures.class)
                    .declare(
                            "thử",
                            null,
                            List.of(new CountOnlyFigures.CountOnly(
                                    desk.fixture.book,
                                    UUID.randomUUID(),
                                    "PATROLS",
                                    ReportFixture.HALF_YEAR.yearBefore(),
                                    Quantity.of(80),
                                    new LocalizedText("Báo cáo năm trước", "Last year's report"))));
            return true;
        });
        assertThat(desk.read(draft).comparedByAnother()).isFalse();
        assertThat(figuresFile(desk.read(draft)).compared()).returns(false, FiguresFile.Compared::anotherRegime);
        assertThat(workbook(desk.read(draft))).doesNotContain(FiguresAnnex.ANOTHER_REGIME);
        Catalogue known = catalogues.current(LocalDate.of(2022, 6, 1));
        Regime now = known.regime("HALF_YEAR_15");
        Regime before = known.regime("HALF_YEAR_CALENDAR");
        Regime then = new Regime(now.code(), now.name(), before.turns(), null, now.dueDays(), now.due());
        Acting.runAsSystem(() ->
                changing.define(then, new Validity(null, LocalDate.of(2021, 12, 1)), known.position(), "Quản trị"));
        ReportContent content = desk.read(draft);
        assertThat(content.comparedByAnother()).isTrue();
        assertThat(FiguresAnnex.of(content, List.of(), Instant.now(), "").notes())
                .contains(FiguresAnnex.ANOTHER_REGIME);
        assertThat(figuresFile(content).compared())
                .returns(true, FiguresFile.Compared::anotherRegime)
                .returns("80", FiguresFile.Compared::value);
        assertThat(workbook(content))
                .contains(FiguresAnnex.ANOTHER_REGIME, FiguresAnnex.AS_IT_HAPPENED)
                .contains("Cùng kỳ: số đếm không kèm hồ sơ; Kỳ so sánh thuộc chế độ báo cáo khác");
        assertThat(catalogues.current(LocalDate.of(2022, 6, 1)).regime("HALF_YEAR_15"))
                .isEqualTo(now);
    }

    @Test
    void aRegimeThatWasNotThereYetIsComparedWithAWarning() {
        Map<String, String> begun = Map.of("own.yaml", """
                regimes:
                  - code: HALF_YEAR_FEBRUARY
                    name: {vi: 6 tháng từ tháng 2, en: Half-year from February}
                    valid_from: 2022-02-01
                    due_days: 6
                    windows:
                      - {begins: 02-01, label: {vi: 'Nửa đầu {year}', en: 'First half of {year}'}}
                      - {begins: 08-01, label: {vi: 'Nửa cuối {year}', en: 'Second half of {year}'}}
                forms:
                  - code: FEBRUARY
                    name: {vi: Mẫu tháng 2, en: February form}
                    document_type: BC
                    subject: 'Kết quả'
                    regimes: [HALF_YEAR_FEBRUARY]
                    comparison: SAME_PERIOD_YEAR_BEFORE
                    sections:
                      - {code: S, heading: {vi: S, en: S}, lines: [{indicator: PATROLS, confirmed_by: [POLICE]}]}
                """);
        new ReportFixture(context);
        Acting.runAsSystem(() -> changing.take(begun, "Quản trị", false));
        ReportForms forms = context.getBean(ReportForms.class);
        assertThat(forms.get("FEBRUARY", Window.parse("2022-02-01/2022-08-01")).comparedByAnother())
                .isTrue();
        assertThat(forms.get("FEBRUARY", Window.parse("2023-02-01/2023-08-01")).comparedByAnother())
                .isFalse();
    }

    private static FiguresFile.Line figuresFile(ReportContent content) {
        return FiguresFile.of(content).figures().stream()
                .filter(line -> line.code().equals("PATROLS"))
                .findFirst()
                .orElseThrow();
    }

    /** All words of the sheet of figures. */
    private String workbook(ReportContent content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Acting.runAsSystem(() -> context.getBean(ReportWorkbook.class).write(content, out));
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return book.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .filter(Objects::nonNull)
                    .map(Cell::getText)
                    .collect(Collectors.joining("\n"));
        }
    }
}
