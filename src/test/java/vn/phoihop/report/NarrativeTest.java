package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.CatalogueFixture;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.report.ReportFigure.Status;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.web.Texts;

/** The words of a report: how figures are printed into them, and what cannot be written. */
class NarrativeTest {

    private static final Form FORM = new Form(
            "SIX_MONTH",
            text("Sáu tháng"),
            "BC",
            "Kết quả {@window}",
            List.of(),
            List.of("HALF_YEAR_15"),
            Form.Comparison.SAME_PERIOD_YEAR_BEFORE,
            Form.Structure.AS_IT_HAPPENED,
            List.of(new Form.Section(
                    "RESULTS",
                    text("Kết quả"),
                    List.of(),
                    List.of(
                            new Form.Line("PATROLS", List.of("BORDER_GUARD")),
                            new Form.Line("SOLVED", List.of("POLICE")),
                            new Form.Line("GANGS", List.of("POLICE")),
                            new Form.Line("NEW", List.of("POLICE"))),
                    List.of())),
            List.of());

    private static final Catalogue CATALOGUE = CatalogueFixture.of(
            FORM,
            indicator("PATROLS", "Tuần tra chung", "cuộc", Hedge.NEARLY),
            indicator("SOLVED", "Vụ khám phá", "vụ", Hedge.EXACT),
            indicator("GANGS", "Băng nhóm", "băng nhóm", Hedge.NEARLY),
            indicator("NEW", "Việc mới", "vụ", Hedge.EXACT));

    private static final Map<String, ReportFigure> FIGURES = figures();

    private static final Map<String, String> FACTS = Map.of("province", "tỉnh Kiên Giang", "window", "…");

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Đã tổ chức {PATROLS} cuộc. = Đã tổ chức gần 11.000 cuộc.",
                "{PATROLS|exact} cuộc = 10.968 cuộc",
                "{PATROLS|more_than} cuộc = hơn 10.900 cuộc",
                "{PATROLS|about} cuộc = khoảng 11.000 cuộc",
                "({PATROLS|change}) = (tăng 4,5% so với cùng kỳ)",
                "cùng kỳ {PATROLS|previous} cuộc = cùng kỳ 10.500 cuộc",
                "{SOLVED} vụ ({SOLVED|change}) = 360 vụ (giảm 10% so với cùng kỳ)",
                "{GANGS} băng nhóm = 08 băng nhóm",
                "{GANGS|change} = bằng cùng kỳ",
                "{NEW|change} = cùng kỳ không phát sinh",
                "Trên địa bàn {@province} = Trên địa bàn tỉnh Kiên Giang",
            })
    void printsFiguresIntoTheWords(String written, String printed) {
        assertThat(wording().print(written)).isEqualTo(printed);
    }

    @Test
    void previewOfWhatCannotBeReadStandsAsTyped() {
        assertThat(wording().print("{PATROLS cuộc")).isEqualTo("{PATROLS cuộc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thực hiện Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ, đã tổ chức {PATROLS} cuộc.",
                "Từ ngày 15/12/2021 đến 14/6/2022, trong 6 tháng đầu năm 2022, quý 1, giai đoạn 2021 - 2025.",
                "Phòng, chống dịch COVID-19; Quân khu 9, Vùng Cảnh sát biển 4, Phòng PV01 phối hợp.",
                "Kế hoạch số 12/KH-UBND, Chỉ thị 15-CT/TU được triển khai trước 17 giờ 30 phút.",
                "Hai cuộc họp giao ban được tổ chức.",
                "Ngày 31 tháng 12 năm 1999, tháng 1 - 6, quý 4, tuần 53, năm 2100, lúc 7 giờ 45.",
                "Các lực lượng ở gần, trên địa bàn tổ chức {PATROLS} cuộc.",
                "Tuần tra hơn hẳn năm trước: {PATROLS|exact} cuộc.",
            })
    void acceptsDatesPapersAndNames(String text) {
        NarrativeCheck.Finding found = check("", text);
        assertThat(found.refused()).isEmpty();
        assertThat(found.warned()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Đã tổ chức 10.968 cuộc = REPORT_FIGURE_TYPED",
                "Đã tổ chức 10986 cuộc = REPORT_NUMBER_NOT_OF_BOOK",
                "Khám phá tổng số 359 vụ = REPORT_NUMBER_NOT_OF_BOOK",
                "Khám phá 2022 vụ = REPORT_NUMBER_NOT_OF_BOOK",
                "gần 11.000 cuộc = REPORT_NUMBER_NOT_OF_BOOK",
                "triệt xóa 8 băng nhóm = REPORT_NUMBER_NOT_OF_BOOK",
                "{PATROL} cuộc = REPORT_TOKEN_UNKNOWN",
                "{@provinces} = REPORT_TOKEN_UNKNOWN",
                "{PATROLS|nearby} cuộc = REPORT_TOKEN_UNREADABLE",
                "{PATROLS cuộc = REPORT_TOKEN_UNREADABLE",
                "{GANGS|nearly} băng nhóm = REPORT_HEDGE_UNTRUE",
                "{SOLVED|more_than} vụ = REPORT_HEDGE_UNTRUE",
                "hơn {PATROLS|exact} cuộc = REPORT_HEDGED_BY_HAND",
                "Hơn {PATROLS} cuộc = REPORT_HEDGED_BY_HAND",
                "tổ chức gần {SOLVED} vụ = REPORT_HEDGED_BY_HAND",
                "trên {SOLVED} vụ = REPORT_HEDGED_BY_HAND",
                "khoảng  {SOLVED} vụ = REPORT_HEDGED_BY_HAND",
                "dưới {SOLVED} vụ = REPORT_HEDGED_BY_HAND",
                "ít nhất {SOLVED} vụ = REPORT_HEDGED_BY_HAND",
                "không quá {PATROLS|previous} cuộc = REPORT_HEDGED_BY_HAND",
                "Trong năm 10.968 cuộc = REPORT_FIGURE_TYPED",
                "tuần 54 cuộc = REPORT_NUMBER_NOT_OF_BOOK",
                "ngày 32 vụ = REPORT_NUMBER_NOT_OF_BOOK",
                "tháng 13 vụ = REPORT_NUMBER_NOT_OF_BOOK",
                "quý 5 vụ = REPORT_NUMBER_NOT_OF_BOOK",
                "năm 2101 vụ = REPORT_NUMBER_NOT_OF_BOOK",
                "ngày 11.000 cuộc = REPORT_NUMBER_NOT_OF_BOOK",
            })
    void refusesWhatCouldBeWrong(String text, ProblemCode code) {
        assertThat(check("", text).refused()).extracting(Problem::code).containsExactly(code);
    }

    @Test
    void saysWhichFigureToUseInsteadOfAWordTypedBeforeIt() {
        Problem problem = check("", "hơn {PATROLS} cuộc").refused().getFirst();
        assertThat(problem.arguments().getFirst()).isEqualTo("hơn");
        assertThat(problem.arguments().get(2).toString())
                .contains("{Tuần tra chung | gần}", "{Tuần tra chung | hơn}", "{Tuần tra chung | khoảng}");
    }

    @Test
    void warnsOfAFigureThatIsGoneAndOfANumberNobodyCanCheck() {
        NarrativeCheck.Finding found = check("Tuần tra {PATROLS} cuộc.", "Có 12 đoàn đến thăm.");
        assertThat(found.refused()).isEmpty();
        assertThat(found.warned())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ProblemCode.REPORT_TOKEN_REMOVED, ProblemCode.REPORT_NUMBER_UNCHECKED);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(check("", "{X} cuộc, 359 vụ, {GANGS|about} băng nhóm").refused())
                .hasSize(3);
    }

    @Test
    void officersWriteNamesAndCodesAreKept() {
        TokenNames names = new TokenNames(CATALOGUE, FORM);
        String kept = "Có {PATROLS} cuộc ({PATROLS|change}) ở {@province}, {SOLVED|more_than} vụ.";
        String shown = names.shown(kept, Texts.VIETNAMESE);
        assertThat(shown)
                .isEqualTo(
                        "Có {Tuần tra chung} cuộc ({Tuần tra chung | tăng, giảm}) ở {tên tỉnh}, {Vụ khám phá | hơn} vụ.");
        assertThat(names.kept(shown)).isEqualTo(kept);
        assertThat(names.kept(names.shown(kept, Texts.ENGLISH))).isEqualTo(kept);
        assertThat(names.kept(kept)).isEqualTo(kept);
        assertThat(names.kept("{ tuần  tra CHUNG |Gần}")).isEqualTo("{PATROLS|nearly}");
        assertThat(names.kept("{Tuần tra khác | gần} {Tuần tra chung | vừa}"))
                .isEqualTo("{Tuần tra khác | gần} {Tuần tra chung | vừa}");
    }

    private static NarrativeCheck.Finding check(String before, String text) {
        return new NarrativeCheck(CATALOGUE, FORM, FIGURES).check("text", before, text);
    }

    private static Wording wording() {
        return new Wording(CATALOGUE, FORM, FIGURES, FACTS);
    }

    private static Map<String, ReportFigure> figures() {
        Map<String, ReportFigure> figures = new LinkedHashMap<>();
        figures.put("PATROLS", figure("PATROLS", 10_968, 10_500L));
        figures.put("SOLVED", figure("SOLVED", 360, 400L));
        figures.put("GANGS", figure("GANGS", 8, 8L));
        figures.put("NEW", figure("NEW", 5, 0L));
        return figures;
    }

    private static ReportFigure figure(String code, long value, @Nullable Long previous) {
        return new ReportFigure(
                code, Status.ACTUAL, Quantity.of(value), false, previous == null ? null : Quantity.of(previous), false);
    }

    private static Indicator indicator(String code, String label, String unit, Hedge hedge) {
        return new Indicator(
                code,
                text(label),
                code,
                vn.phoihop.ledger.TallyRole.COUNTED,
                Set.of(),
                Set.of(),
                null,
                false,
                Set.of(),
                Set.of(),
                text(unit),
                hedge,
                null);
    }

    private static LocalizedText text(String vi) {
        return new LocalizedText(vi, vi + " (en)");
    }
}
