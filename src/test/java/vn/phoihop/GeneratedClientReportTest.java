package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.client.ApiClient;
import vn.phoihop.client.ApiException;
import vn.phoihop.client.ReportApi;
import vn.phoihop.client.model.LineContested;
import vn.phoihop.client.model.LineShown;
import vn.phoihop.client.model.LinesConfirmed;
import vn.phoihop.client.model.ParagraphShown;
import vn.phoihop.client.model.ReportShown;
import vn.phoihop.client.model.ReportStarted;
import vn.phoihop.client.model.StepTaken;
import vn.phoihop.client.model.WordsSent;
import vn.phoihop.client.model.WordsWritten;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Letterheads;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Signature;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.web.BrowserTest;

/**
 * Programs that know nothing but the committed description take a report from its draft to the issued paper, each in the office whose step
 * it is; the client was generated from the description.
 */
@BrowserTest
class GeneratedClientReportTest {

    private static final UnitId STAFF_DEPARTMENT = new UnitId(1001);
    private static final UnitId PROVINCIAL_POLICE = new UnitId(1000);
    private static final UnitId BORDER_GUARD = new UnitId(3000);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private BookId bookId;
    private int book;

    @BeforeEach
    void openBook() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        bookId = TestBooks.open(context, new AreaId(1091));
        book = bookId.value();
        Letterhead head = new Letterhead(
                new Issuer("Bộ Công an", "Công an tỉnh Kiên Giang", "Kiên Giang"),
                "CAT-PV01",
                new Signature(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", null, null),
                List.of("Ủy ban nhân dân tỉnh Kiên Giang"),
                new Recipients(List.of("Bộ Công an (để báo cáo)"), "VT, PV01"));
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> {
                    context.getBean(Letterheads.class).set(bookId, STAFF_DEPARTMENT, Validity.ALWAYS, head);
                    // Coordinating the book, it says where the police stands.
                    context.getBean(CoordinationOffices.class)
                            .appoint(bookId, STAFF_DEPARTMENT, LocalDate.of(2020, 1, 1));
                }));
    }

    @Test
    void a_report_goes_from_draft_to_issued_paper() throws Exception {
        ReportApi drafter = client(Role.STAFF_OFFICER, STAFF_DEPARTMENT);
        ReportStarted wanted = new ReportStarted().form("SIX_MONTH").window("2021-12-15/2022-06-15");
        ReportShown draft = drafter.reportStart(book, wanted);
        UUID id = draft.getId();
        assertThat(draft.getState()).isEqualTo(ReportShown.StateEnum.DRAFT);
        assertThat(drafter.reportList(book)).hasSize(1);
        assertRefused(() -> drafter.reportStart(book, wanted), 409, "REPORT_EXISTS");

        ReportApi guard = client(Role.STAFF_OFFICER, BORDER_GUARD);
        String line = draft.getLines().stream()
                .filter(one -> one.getForce().equals("BORDER_GUARD"))
                .map(LineShown::getIndicator)
                .findFirst()
                .orElseThrow();
        guard.reportContest(book, id, line, new LineContested().note("Biên phòng tính thiếu một cuộc"));
        ReportShown confirmed = guard.reportConfirm(book, id, new LinesConfirmed());
        assertThat(confirmed.getLines())
                .filteredOn(one -> one.getForce().equals("BORDER_GUARD"))
                .allMatch(one -> one.getState() != LineShown.StateEnum.OPEN)
                .anyMatch(one -> one.getState() == LineShown.StateEnum.CONTESTED);
        guard.reportConfirm(book, id, new LinesConfirmed().lines(List.of(line)));
        drafter.reportConfirm(book, id, new LinesConfirmed());

        ParagraphShown first = draft.getParagraphs().getFirst();
        WordsSent words = new WordsSent().text("Các lực lượng đã phối hợp chặt chẽ, nền nếp.");
        WordsWritten written = drafter.reportEdit(book, id, first.getId(), words, tag(first.getVersion()));
        assertThat(written.getParagraphs()).anyMatch(one -> one.getText().equals(words.getText()));
        assertRefused(
                () -> drafter.reportEdit(book, id, first.getId(), words, tag(first.getVersion())),
                412,
                "CHANGED_MEANWHILE");
        drafter.reportAdd(book, id, first.getSection(), new WordsSent().text("Không có vướng mắc."));

        ReportShown open = drafter.reportGet(book, id);
        ReportShown frozen = drafter.reportTake(book, id, "freeze", new StepTaken(), tag(open.getVersion()));
        assertThat(frozen.getFiguresHash()).matches("[0-9a-f]{64}");
        assertRefused(
                () -> drafter.reportTake(book, id, "approve", new StepTaken(), tag(frozen.getVersion())),
                403,
                "NOT_ALLOWED");
        ReportApi head = client(Role.HEAD_OF_STAFF, STAFF_DEPARTMENT);
        ReportShown approved = head.reportTake(book, id, "approve", new StepTaken(), tag(frozen.getVersion()));
        ReportApi commander = client(Role.COMMANDER, PROVINCIAL_POLICE);
        assertRefused(
                () -> commander.reportTake(book, id, "sign", new StepTaken(), tag(frozen.getVersion())),
                412,
                "CHANGED_MEANWHILE");
        ReportShown signed = commander.reportTake(book, id, "sign", new StepTaken(), tag(approved.getVersion()));
        ReportApi clerk = client(Role.RECORDS_CLERK, STAFF_DEPARTMENT);
        ReportShown issued = clerk.reportTake(book, id, "issue", new StepTaken(), tag(signed.getVersion()));
        assertThat(issued.getState()).isEqualTo(ReportShown.StateEnum.ISSUED);
        assertThat(issued.getNumber()).contains("/BC-CAT-PV01");

        File paper = clerk.reportFile(book, id, "PDF");
        byte[] bytes = Files.readAllBytes(paper.toPath());
        assertThat(new String(bytes, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(issued.getPaperHash());
    }

    @Test
    void a_token_does_no_more_than_its_scopes_in_a_report_either() throws Exception {
        ReportApi drafter = client(Role.STAFF_OFFICER, STAFF_DEPARTMENT);
        ReportShown draft =
                drafter.reportStart(book, new ReportStarted().form("SIX_MONTH").window("2021-12-15/2022-06-15"));
        ReportApi reading = api(TestStaff.named(context, "Chỉ đọc")
                .as(Role.STAFF_OFFICER, bookId, STAFF_DEPARTMENT)
                .token(Set.of("figure.view", "report.confirm")));
        assertThat(reading.reportGet(book, draft.getId()).getVersion()).isEqualTo(draft.getVersion());
        assertRefused(
                () -> reading.reportTake(book, draft.getId(), "freeze", new StepTaken(), tag(draft.getVersion())),
                403,
                "NOT_ALLOWED");
    }

    private ReportApi client(Role role, UnitId unit) {
        return api(TestStaff.named(context, "Chương trình " + role)
                .as(role, bookId, unit)
                .token());
    }

    private ReportApi api(String token) {
        ApiClient http = new ApiClient();
        http.updateBaseUri("http://localhost:" + port);
        http.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return new ReportApi(http);
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    private interface Call {
        Object made() throws ApiException;
    }

    private static void assertRefused(Call call, int status, String code) {
        assertThatThrownBy(call::made).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getCode()).isEqualTo(status);
            assertThat(refused.getResponseBody()).contains("\"" + code + "\"");
        });
    }
}
