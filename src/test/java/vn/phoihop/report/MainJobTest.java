package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Accounts;
import vn.phoihop.access.Role;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.document.PaperChecks;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.sample.Sample;
import vn.phoihop.vocabulary.Window;

/** The main job on the sample: from the records of five forces to the four files, as a script gets them, and to the issued report. */
@DatabaseTest
@UsesDatabase(own = true)
class MainJobTest {

    private static final Window STORY = ReportFixture.HALF_YEAR;
    private static final Window CALENDAR = Window.parse("2022-01-01/2022-07-01");

    @Autowired
    ApplicationContext context;

    @Autowired
    Sample sample;

    @Autowired
    ProducingReport producing;

    @TempDir
    Path folder;

    @BeforeEach
    void load() {
        sample.load((records, of) -> {});
    }

    @Test
    void theHalfYearOfTheStoryHasItsFigures() throws Exception {
        assertThat(figures(STORY))
                .containsEntry("PATROLS", "10968 = gần 11.000")
                .containsEntry("PATROL_PERSONNEL_TURNS", "64935 = gần 65.000")
                .containsEntry("INFORMATION_ITEMS_EXCHANGED", "240 = 240")
                .containsEntry("VERIFICATIONS_ASKED", "60 = 60")
                .containsEntry("JOINT_PATROLS", "9671 = 9.671")
                .containsEntry("SEA_PATROLS", "4025 = 4.025")
                .containsEntry("BORDER_PATROLS", "3462 = 3.462")
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "360 = 360")
                .containsEntry("DRUG_CASES_PROSECUTED", "139 = 139")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "173 = 173")
                .containsEntry("BANNED_GOODS_CASES_HANDLED", "97 = 97")
                .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "2 = 2")
                .containsEntry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "8 = 8")
                .containsEntry("GANGS_BROKEN_UP", "8 = 8")
                .containsEntry("GANG_ARRESTS", "66 = 66");
        assertThat(folder.resolve("report.xlsx")).isNotEmptyFile();
    }

    @Test
    void theCalendarHalfYearHasOthers() throws Exception {
        assertThat(figures(CALENDAR))
                .containsEntry("PATROLS", "10891 = gần 11.000")
                .containsEntry("PATROL_PERSONNEL_TURNS", "64331 = gần 65.000")
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "366 = 366")
                .containsEntry("DRUG_CASES_PROSECUTED", "140 = 140")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "185 = 185")
                .containsEntry("BANNED_GOODS_CASES_HANDLED", "103 = 103")
                .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "2 = 2")
                .containsEntry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "8 = 8")
                .containsEntry("GANGS_BROKEN_UP", "8 = 8")
                .containsEntry("GANG_ARRESTS", "60 = 60");
    }

    @Test
    void mostPatrolsAreJointAndMoreAreAtSeaAndOnTheBorderThanInland() throws Exception {
        Map<String, String> figures = figures(STORY);
        int patrols = value(figures, "PATROLS");
        int joint = value(figures, "JOINT_PATROLS");
        int outward = value(figures, "SEA_PATROLS") + value(figures, "BORDER_PATROLS");
        assertThat(joint).isGreaterThan(patrols - joint);
        assertThat(outward).isGreaterThan(patrols - outward);
    }

    /** The real paper, with both annexes: what programs say of it that had no part in its writing. */
    @Test
    void theIssuedReportIsForTheArchiveAndOpensElsewhereAsItIs() throws Exception {
        Officer drafter = officer("thammuu", Role.STAFF_OFFICER);
        DraftingReport drafting = context.getBean(DraftingReport.class);
        Report report = as(drafter, () -> drafting.start(Sample.BOOK, ReportFixture.FORM, STORY, drafter));
        report = take(report, ReportStep.FREEZE, drafter);
        report = take(report, ReportStep.APPROVE, officer("truongphong", Role.HEAD_OF_STAFF));
        report = take(report, ReportStep.SIGN, officer("chihuy", Role.COMMANDER));
        report = take(report, ReportStep.ISSUE, officer("vanthu", Role.RECORDS_CLERK));
        producing.produce(ReportFixture.FORM, STORY, Sample.BOOK, folder);
        byte[] pdf = Files.readAllBytes(folder.resolve("report.pdf"));
        assertThat(PaperChecks.failures(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PaperChecks.failures(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        byte[] docx = Files.readAllBytes(folder.resolve("report.docx"));
        try (PDDocument own = Loader.loadPDF(pdf);
                PDDocument shown = Loader.loadPDF(PaperChecks.asShownByOffice(docx, folder))) {
            String text = new PDFTextStripper().getText(own).replaceAll("\\s+", " ");
            assertThat(text).contains("PHỤ LỤC I", "PHỤ LỤC II", "01/BC-CAT-PV01", "Trần Minh Họa", "10.968");
            Report.Frozen frozen = Objects.requireNonNull(report.frozen());
            assertThat(text.replace(" ", ""))
                    .as("from the annex anybody can compare the figures with those of the book")
                    .contains(
                            frozen.figuresHash(),
                            "(" + frozen.cutoff().toString().replace(" ", "") + ")");
            assertThat(shown.getNumberOfPages()).isEqualTo(own.getNumberOfPages());
            // Two programs break lines a little differently; letterhead and annexes begin on the same pages.
            assertThat(beginnings(shown)).isEqualTo(beginnings(own)).hasSize(3);
        }
        try (XWPFDocument opened = new XWPFDocument(Files.newInputStream(folder.resolve("report.docx")))) {
            assertThat(opened.getTables().stream().filter(table -> table.getNumberOfRows() >= 42))
                    .as("the annex with all lines of the form")
                    .hasSize(1);
        }
        take(report, ReportStep.RECALL, officer("chihuy", Role.COMMANDER));
    }

    /** The pages on which the paper and its annexes begin. */
    private static List<String> beginnings(PDDocument document) throws Exception {
        List<String> words = PaperChecks.firstWords(document);
        return IntStream.range(0, words.size())
                .filter(i -> i == 0 || words.get(i).startsWith("PHỤ LỤC"))
                .mapToObj(i -> i + " " + words.get(i))
                .toList();
    }

    private Report take(Report report, ReportStep step, Officer officer) {
        TakingStep steps = context.getBean(TakingStep.class);
        return as(officer, () -> steps.take(report.key(), report.version(), step, "Thử xong", officer));
    }

    private static <T> T as(Officer officer, java.util.function.Supplier<T> work) {
        return Acting.as(
                new Acting.Staff(
                        officer.account(),
                        officer.name(),
                        officer.unit(),
                        Set.of(Sample.BOOK),
                        Set.of(),
                        Set.of(Sample.BOOK),
                        officer.authorities()),
                work);
    }

    /** An account of the tour, in its own office. */
    private Officer officer(String login, Role role) {
        var account = sample.accounts().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow();
        Unit unit = context.getBean(Organisations.class)
                .current()
                .findUnit(account.unit(), STORY.lastDay())
                .orElseThrow();
        return new Officer(
                Acting.asSystem(() -> context.getBean(Accounts.class)
                        .find(login)
                        .orElseThrow()
                        .id()),
                account.name(),
                unit.id(),
                "POLICE",
                role.authorities());
    }

    private Map<String, String> figures(Window window) throws Exception {
        producing.produce(ReportFixture.FORM, window, Sample.BOOK, folder);
        JsonNode file = JsonMapper.shared().readTree(Files.readString(folder.resolve("figures.json")));
        assertThat(file.at("/window/from").asString()).isEqualTo(window.from().toString());
        Map<String, String> figures = new LinkedHashMap<>();
        for (JsonNode figure : file.at("/figures")) {
            figures.put(
                    figure.at("/code").asString(),
                    figure.at("/value").asString() + " = "
                            + figure.at("/printed").asString());
        }
        return figures;
    }

    private static int value(Map<String, String> figures, String code) {
        return Integer.parseInt(String.valueOf(figures.get(code)).split(" ")[0]);
    }
}
