package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.report.ReportDesk.assertRefused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Signature;
import vn.phoihop.document.Signer;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** Whose officers do what with a report, and that what was signed is what goes out. */
@DatabaseTest
class ReportBodiesTest {

    private static final String REASON = "Lý do thử";

    @Autowired
    ApplicationContext context;

    @Autowired
    ReportPapers papers;

    ReportDesk desk;

    /** All rights there are, in an office of the border guard, which neither drafts nor issues. */
    private final Officer stranger = ReportFixture.officer(
            "Người Ngoài",
            new UnitId(3000),
            "BORDER_GUARD",
            "report.narrate",
            "report.freeze",
            "report.approve",
            "report.sign",
            "report.issue");

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context);
    }

    @Test
    void noStepIsTakenInAnOfficeOfAnotherBody() {
        Report draft = desk.start();
        refused(ReportStep.FREEZE, draft);
        refused(ReportStep.DISCARD, draft);
        assertRefused(
                ProblemCode.REPORT_OF_ANOTHER_BODY,
                () -> desk.edit(draft, desk.read(draft).paragraphs().getFirst(), "Lời khác.", stranger));
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        refused(ReportStep.APPROVE, frozen);
        refused(ReportStep.REOPEN, frozen);
        Report approved = desk.take(frozen, ReportStep.APPROVE, desk.fixture.head);
        refused(ReportStep.SIGN, approved);
        refused(ReportStep.RETURN_TO_STAFF, approved);
        Report signed = desk.take(approved, ReportStep.SIGN, desk.fixture.commander);
        refused(ReportStep.ISSUE, signed);
        refused(ReportStep.RETURN_TO_HEAD, signed);
        // A clerk of the body above issues no papers of the one below.
        Officer clerkAbove = ReportFixture.officer("Văn Thư Tỉnh", new UnitId(1000), "POLICE", "report.issue");
        assertRefused(ProblemCode.REPORT_OF_ANOTHER_BODY, () -> desk.take(signed, ReportStep.ISSUE, clerkAbove));
        Report issued = desk.take(signed, ReportStep.ISSUE, desk.fixture.clerk);
        refused(ReportStep.REPLACE, issued);
        refused(ReportStep.RECALL, issued);
        refused(ReportStep.CORRECT_BY_LETTER, issued);
        assertThat(desk.get(issued).state()).isEqualTo(ReportState.ISSUED);
    }

    private void refused(ReportStep step, Report report) {
        assertRefused(ProblemCode.REPORT_OF_ANOTHER_BODY, () -> desk.take(report, step, REASON, stranger));
    }

    @Test
    void aReplacedReportIsDraftedApprovedAndIssuedAgain() {
        Report first = desk.issued();
        Report second = desk.take(first, ReportStep.REPLACE, "Sai nội dung mục II", desk.fixture.commander);
        assertThat(second.drafter())
                .as("the commander orders it, the body that drafted the first drafts it")
                .isEqualTo(first.drafter());
        Officer colleague = ReportFixture.officer(
                "Hồ Văn Thay",
                ReportFixture.STAFF_DEPARTMENT,
                "POLICE",
                "report.narrate",
                "report.freeze",
                "report.approve");
        second = desk.take(second, ReportStep.FREEZE, colleague);
        assertThat(second.drafter().account()).isEqualTo(colleague.account());
        assertThat(second.drafter().unit()).isEqualTo(first.drafter().unit());
        Report frozen = second;
        assertRefused(ProblemCode.REPORT_OWN_DRAFT, () -> desk.take(frozen, ReportStep.APPROVE, colleague));
        second = desk.take(second, ReportStep.APPROVE, desk.fixture.head);
        second = desk.take(second, ReportStep.SIGN, desk.fixture.commander);
        assertThat(desk.get(first).state())
                .as("nothing has been issued in its place")
                .isEqualTo(ReportState.ISSUED);
        second = desk.take(second, ReportStep.ISSUE, desk.fixture.clerk);
        assertThat(second.issued()).isNotNull().returns(2, Report.Issued::number);
        assertThat(second.replaces()).isEqualTo(first.key().id());
        assertThat(desk.get(first).state()).isEqualTo(ReportState.REPLACED);
        Report replaced = desk.get(first);
        ReportView old = desk.fixture.as(
                desk.fixture.drafter,
                () -> context.getBean(ViewingReport.class).view(replaced, desk.read(replaced), desk.fixture.drafter));
        assertThat(old.successor()).isEqualTo(second);
        assertThat(desk.events(replaced)).endsWith("REPORT_ISSUE", "REPORT_REPLACE", "REPORT_GIVE_WAY");
        assertThat(desk.history(replaced).getLast().payload()).contains(String.valueOf(replaced.paperHash()));
    }

    @Test
    void aWrongDraftIsDiscardedAndMakesRoom() {
        Report wrong = desk.start();
        assertRefused(
                ProblemCode.REPORT_REASON_MISSING,
                () -> desk.take(wrong, ReportStep.DISCARD, "", desk.fixture.drafter));
        Report gone = desk.take(wrong, ReportStep.DISCARD, "Lập nhầm", desk.fixture.drafter);
        assertThat(gone.state()).isEqualTo(ReportState.DISCARDED);
        assertThat(ReportStep.from(ReportState.DISCARDED)).isEmpty();
        assertThat(desk.events(gone)).containsExactly("REPORT_STARTED", "REPORT_DISCARD");
        assertThat(desk.read(gone).figures()).isNotEmpty();
        Report again = desk.start();
        assertThat(again.key()).isNotEqualTo(wrong.key());
        assertThat(again.replaces()).isNull();
    }

    @Test
    void theIssuedReportHoldsWhenItsReplacementIsDiscarded() {
        Report first = desk.issued();
        Report second = desk.take(first, ReportStep.REPLACE, REASON, desk.fixture.commander);
        assertRefused(ProblemCode.REPORT_EXISTS, desk::start);
        assertRefused(
                ProblemCode.REPORT_BEING_REPLACED,
                () -> desk.take(desk.get(first), ReportStep.REPLACE, REASON, desk.fixture.commander));
        assertThat(ReportMessages.ReportShown.of(desk.get(first), desk.read(first), second, List.of())
                        .steps())
                .as("programs are not offered what is always refused")
                .doesNotContain(ReportStep.REPLACE.slug())
                .contains(ReportStep.RECALL.slug());
        desk.take(second, ReportStep.DISCARD, REASON, desk.fixture.drafter);
        assertThat(desk.get(first).state()).isEqualTo(ReportState.ISSUED);
        assertThat(desk.events(first)).endsWith("REPORT_REPLACE", TakingStep.REPLACEMENT_DISCARDED);
        assertRefused(ProblemCode.REPORT_EXISTS, desk::start);
        Report third = desk.take(desk.get(first), ReportStep.REPLACE, REASON, desk.fixture.commander);
        assertThat(third.replaces()).isEqualTo(first.key().id());
    }

    @Test
    void aReportRecalledWhileItIsBeingReplacedStaysRecalled() {
        Report first = desk.issued();
        Report second = desk.take(first, ReportStep.REPLACE, REASON, desk.fixture.commander);
        desk.take(desk.get(first), ReportStep.RECALL, REASON, desk.fixture.commander);
        assertRefused(ProblemCode.REPORT_EXISTS, desk::start);
        second = desk.take(second, ReportStep.FREEZE, desk.fixture.drafter);
        second = desk.take(second, ReportStep.APPROVE, desk.fixture.head);
        second = desk.take(second, ReportStep.SIGN, desk.fixture.commander);
        second = desk.take(second, ReportStep.ISSUE, desk.fixture.clerk);
        assertThat(second.state()).isEqualTo(ReportState.ISSUED);
        assertThat(desk.get(first).state()).isEqualTo(ReportState.RECALLED);
    }

    @Test
    void reportsAreStartedByTheOfficeThatCoordinatesTheBookOrWhereSomebodyCanIssue() {
        assertRefused(
                ProblemCode.REPORT_NOBODY_TO_ISSUE,
                () -> desk.start(ReportFixture.FORM, ReportFixture.HALF_YEAR, stranger));
        desk.fixture.coordinatedBy(new UnitId(3000));
        assertRefused(ProblemCode.REPORT_STARTED_BY_OTHERS, desk::start);
        assertThat(desk.start(ReportFixture.FORM, ReportFixture.HALF_YEAR, stranger)
                        .state())
                .isEqualTo(ReportState.DRAFT);
    }

    @Test
    void nobodySignsAPaperWithoutAHead() {
        Officer drafter =
                ReportFixture.officer("Biên Soạn", new UnitId(3000), "BORDER_GUARD", "report.narrate", "report.freeze");
        desk.fixture.coordinatedBy(new UnitId(3000));
        Report report = desk.start(ReportFixture.FORM, ReportFixture.HALF_YEAR, drafter);
        report = desk.take(report, ReportStep.FREEZE, drafter);
        Report approved = desk.take(report, ReportStep.APPROVE, desk.fixture.otherHead);
        assertRefused(ProblemCode.LETTERHEAD_MISSING, () -> desk.take(approved, ReportStep.SIGN, stranger));
        assertThat(desk.get(approved).state()).isEqualTo(ReportState.APPROVED);
    }

    @Test
    void thePaperBearsAuthorityAndOfficeOfWhoSignsIt() throws IOException {
        Officer director = ReportFixture.officer("Hoàng Văn Trưởng", new UnitId(1000), "POLICE", "report.sign");
        Officer ministry = ReportFixture.officer("Mai Văn Trên", new UnitId(1000), "POLICE", "report.sign");
        Letterhead general = ReportFixture.LETTERHEAD;
        Signer first = new Signer(director.account(), new Signature(List.of(), "GIÁM ĐỐC", "Đại tá", null));
        Signer deputy = new Signer(
                desk.fixture.commander.account(),
                new Signature(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC PHỤ TRÁCH", null, null));
        desk.fixture.letterhead(named(general, null, List.of(first, deputy)));
        Report approved = desk.take(desk.frozen(), ReportStep.APPROVE, desk.fixture.head);
        assertRefused(ProblemCode.SIGNER_NOT_NAMED, () -> desk.take(approved, ReportStep.SIGN, ministry));
        assertThat(desk.fixture.as(
                        ministry, () -> context.getBean(ReportBodies.class).againstSigning(approved, ministry)))
                .as("said before the button is pressed")
                .isPresent();
        Report byDirector = desk.take(approved, ReportStep.SIGN, director);
        assertThat(text(byDirector))
                .contains("GIÁM ĐỐC Đại tá Hoàng Văn Trưởng")
                .doesNotContain("KT. GIÁM ĐỐC");
        Report back = desk.take(byDirector, ReportStep.RETURN_TO_HEAD, REASON, director);
        Report byDeputy = desk.take(back, ReportStep.SIGN, desk.fixture.commander);
        assertThat(text(byDeputy)).contains("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC PHỤ TRÁCH Lê Văn Ký");
        back = desk.take(byDeputy, ReportStep.RETURN_TO_HEAD, REASON, director);
        // One line for anybody beside those who are named.
        desk.fixture.letterhead(named(general, general.signature(), List.of(first)));
        Report byAnybody = desk.take(back, ReportStep.SIGN, ministry);
        assertThat(text(byAnybody)).contains("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Mai Văn Trên");
        // What was signed goes out, whatever is said of signers since.
        desk.fixture.letterhead(named(general, null, List.of(first)));
        assertThat(text(desk.take(byAnybody, ReportStep.ISSUE, desk.fixture.clerk)))
                .contains("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Mai Văn Trên");
    }

    private static Letterhead named(
            Letterhead general, @org.jspecify.annotations.Nullable Signature anybody, List<Signer> signers) {
        return new Letterhead(
                general.issuer(), general.symbol(), anybody, general.addressees(), general.recipients(), signers);
    }

    @Test
    void whatIsIssuedIsWhatWasSigned() throws IOException {
        desk.fixture.patrol("2022-03-01", 5);
        Report report = desk.take(desk.frozen(), ReportStep.APPROVE, desk.fixture.head);
        desk.fixture.patrol("2022-03-02", 7);
        Report signed = desk.take(report, ReportStep.SIGN, desk.fixture.commander);
        String seen = text(signed);
        assertThat(seen).contains("PHÓ GIÁM ĐỐC");
        // After the signature another record arrives, and the installation changes its letterhead.
        desk.fixture.patrol("2022-03-03", 11);
        desk.fixture.letterhead(new Letterhead(
                new Issuer("Bộ Công an", "Cơ quan khác", "Nơi khác"),
                "KHAC",
                new Signature(List.of(), "CHỨC VỤ KHÁC", null, null),
                List.of(),
                new Recipients(List.of(), "VT")));
        Report issued = desk.take(signed, ReportStep.ISSUE, desk.fixture.clerk);
        assertThat(issued.issued()).isNotNull().returns("CAT-PV01", Report.Issued::symbol);
        String sent = text(issued);
        assertThat(sent).contains("01/BC-CAT-PV01").doesNotContain("KHÁC");
        assertThat(withoutNumberAndDate(sent)).isEqualTo(withoutNumberAndDate(seen));
        List<String> paged = new ArrayList<>();
        Report at = issued;
        desk.fixture.as(desk.fixture.drafter, () -> {
            context.getBean(ViewingReport.class)
                    .view(at, desk.read(at), desk.fixture.drafter)
                    .adjustments()
                    .forEach(change ->
                            paged.add(change.records() + " " + change.label().en()));
            return true;
        });
        assertThat(paged).as("the page goes on telling what comes").contains("2 Patrols");
    }

    private String text(Report report) throws IOException {
        byte[] pdf = desk.fixture.as(desk.fixture.drafter, () -> papers.file(report.key(), Kind.PDF));
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
        }
    }

    private static String withoutNumberAndDate(String text) {
        return text.replaceAll("(?i)số: *\\S*/BC", "số: /BC")
                .replaceAll("(?i)số *[^ /]*/BC", "số /BC")
                .replaceAll("ngày *\\S* *tháng *\\S* *năm *\\S*", "ngày")
                .replaceAll("\\s+", " ");
    }
}
