package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.client.ActivityApi;
import vn.phoihop.client.ApiClient;
import vn.phoihop.client.ApiException;
import vn.phoihop.client.CaseApi;
import vn.phoihop.client.CatalogueApi;
import vn.phoihop.client.FigureApi;
import vn.phoihop.client.MeApi;
import vn.phoihop.client.OrganisationApi;
import vn.phoihop.client.model.Activity;
import vn.phoihop.client.model.ActivityCorrection;
import vn.phoihop.client.model.ActivityPartSent;
import vn.phoihop.client.model.ActivitySent;
import vn.phoihop.client.model.ActivityStep;
import vn.phoihop.client.model.AmountSent;
import vn.phoihop.client.model.AnswerSent;
import vn.phoihop.client.model.CaseFile;
import vn.phoihop.client.model.CaseSent;
import vn.phoihop.client.model.FigureShown;
import vn.phoihop.client.model.FormShown;
import vn.phoihop.client.model.Me;
import vn.phoihop.client.model.MilestoneSent;
import vn.phoihop.client.model.OfferSent;
import vn.phoihop.client.model.Problem;
import vn.phoihop.client.model.RecordBehind;
import vn.phoihop.client.model.SliceActivity;
import vn.phoihop.client.model.SliceRecordBehind;
import vn.phoihop.database.TestBooks;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/**
 * A program that knows nothing but the committed description walks the house: the client was generated from it. Who writes a patrol down,
 * who takes part in it and who receives a case are each a program of their own.
 */
@BrowserTest
class GeneratedClientTest {

    private static final AreaId KIEN_GIANG = new AreaId(1091);
    private static final String WINDOW = "2021-12-15/2022-06-15";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private BookId bookId;
    private int book;
    private long area;
    private long station;
    private long police;
    private long customs;
    private long drugPolice;

    /** All operations for one token. */
    private record Client(
            MeApi me,
            OrganisationApi organisation,
            CatalogueApi catalogue,
            ActivityApi activities,
            CaseApi cases,
            FigureApi figures) {

        static Client of(int port, String token) {
            ApiClient http = new ApiClient();
            http.updateBaseUri("http://localhost:" + port);
            http.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
            return new Client(
                    new MeApi(http),
                    new OrganisationApi(http),
                    new CatalogueApi(http),
                    new ActivityApi(http),
                    new CaseApi(http),
                    new FigureApi(http));
        }
    }

    @BeforeEach
    void openBook() throws ApiException {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        bookId = TestBooks.open(context, KIEN_GIANG);
        book = bookId.value();
        Client anybody = staff(Role.RECORDER, 3006);
        LocalDate day = LocalDate.of(2022, 3, 1);
        area = anybody.organisation()
                .organisationAreas("vung bien Ha Tien", day)
                .getFirst()
                .getId();
        station = unit(anybody, "BP-KG-CKHT");
        police = unit(anybody, "CA-KG-900");
        customs = unit(anybody, "HQ-KG-HT");
        drugPolice = unit(anybody, "CA-KG-PC04");
    }

    private static long unit(Client client, String code) throws ApiException {
        return client.organisation().organisationUnits(code, LocalDate.of(2022, 3, 1)).stream()
                .filter(one -> one.getCode().equals(code))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private Client staff(Role role, long unit) {
        return Client.of(
                port,
                TestStaff.named(context, "Chương trình")
                        .as(role, bookId, new UnitId(unit))
                        .token());
    }

    @Test
    void a_joint_patrol_is_written_confirmed_contested_settled_counted_and_withdrawn() throws ApiException {
        Client guard = staff(Role.RECORDER, station);
        Me me = guard.me().meShow();
        assertThat(me.getUnit()).isEqualTo(station);
        assertThat(me.getBook()).isEqualTo(book);
        assertThat(me.getAuthorities()).contains("activity.record");
        assertThat(guard.catalogue().catalogueKinds(LocalDate.of(2022, 3, 1)))
                .anySatisfy(kind -> assertThat(kind.getCode()).isEqualTo("PATROL"));

        UUID id = UUID.randomUUID();
        Activity made = guard.activities().activityWrite(book, id, patrol(5, ActivitySent.StateEnum.DRAFT), null);
        assertThat(made.getState()).isEqualTo(Activity.StateEnum.DRAFT);
        assertThat(figure("PATROLS", guard)).isZero();
        ActivitySent whole = patrol(5, ActivitySent.StateEnum.SUBMITTED);
        Activity submitted = guard.activities().activityWrite(book, id, whole, tag(made.getVersion()));
        assertThat(submitted.getState()).isEqualTo(Activity.StateEnum.SUBMITTED);
        assertThat(guard.activities().activityWrite(book, id, whole, null).getVersion())
                .isEqualTo(submitted.getVersion());
        assertProblem(
                () -> guard.activities().activityWrite(book, id, patrol(6, ActivitySent.StateEnum.SUBMITTED), null),
                409,
                "WRITTEN_ALREADY");

        Client partner = staff(Role.RECORDER, police);
        Client other = staff(Role.RECORDER, customs);
        String seen = tag(submitted.getVersion());
        Activity confirmed = partner.activities().activityConfirm(book, id, new ActivityStep(), seen);
        Activity contested = other.activities()
                .activityContest(
                        book, id, new ActivityStep().reason("Chỉ có hai đồng chí"), tag(confirmed.getVersion()));
        assertThat(contested.getConfirmation()).isEqualTo(Activity.ConfirmationEnum.CONTESTED);
        assertThat(ids(guard, "CONTESTED")).containsExactly(id);

        ActivityCorrection correction =
                new ActivityCorrection().activity(patrol(2, null)).reason("Theo ý kiến của Hải quan");
        assertProblem(() -> guard.activities().activityCorrect(book, id, correction, seen), 412, "CHANGED_MEANWHILE");
        Activity corrected = guard.activities().activityCorrect(book, id, correction, tag(contested.getVersion()));
        Activity settled =
                other.activities().activityConfirm(book, id, new ActivityStep(), tag(corrected.getVersion()));
        assertThat(ids(guard, "CONTESTED")).isEmpty();
        assertThat(settled.getPartners())
                .anySatisfy(one -> assertThat(one.getAmounts()).containsEntry("PERSONNEL_TURN", new BigDecimal("2")));

        assertThat(figure("PATROLS", guard)).isEqualByComparingTo("1");
        assertThat(figure("PATROL_PERSONNEL_TURNS", guard)).isEqualByComparingTo("12");
        SliceRecordBehind behind = guard.figures()
                .figureRecords(
                        "PATROL_PERSONNEL_TURNS",
                        WINDOW,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        assertThat(behind.getItems()).extracting(RecordBehind::getId).containsOnly(id);
        assertThat(behind.getItems().stream().map(RecordBehind::getQuantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("12");

        Activity present = guard.activities().activityGet(book, id, null);
        assertProblem(
                () -> partner.activities()
                        .activityWithdraw(
                                book, id, new ActivityStep().reason("Không phải của tôi"), tag(present.getVersion())),
                403,
                "NOT_ALLOWED");
        assertThat(guard.activities()
                        .activityWithdraw(book, id, new ActivityStep().reason("Nhập trùng"), tag(present.getVersion()))
                        .getState())
                .isEqualTo(Activity.StateEnum.WITHDRAWN);
        assertThat(figure("PATROLS", guard)).isZero();
    }

    @Test
    void a_case_goes_its_way_and_is_handed_over() throws ApiException {
        Client guard = staff(Role.RECORDER, station);
        Client receiver = staff(Role.RECORDER, drugPolice);
        UUID id = UUID.randomUUID();
        CaseSent sent = new CaseSent()
                .kind("CASE")
                .category("DRUGS")
                .area(area)
                .openedOn(LocalDate.of(2022, 2, 1))
                .lead(station)
                .partners(List.of(customs))
                .title("Ma túy qua lối mở");
        CaseFile opened = guard.cases().casePut(book, id, sent, null);
        assertThat(guard.cases().casePut(book, id, sent, null).getVersion()).isEqualTo(opened.getVersion());
        MilestoneSent detected = new MilestoneSent()
                .stage("DETECTED")
                .occurredOn(LocalDate.of(2022, 2, 1))
                .amounts(List.of(
                        new AmountSent().measure("SUBJECT").quantity(new BigDecimal("2")),
                        new AmountSent()
                                .measure("DRUGS_KG")
                                .quantity(new BigDecimal("350.5"))
                                .unit("G")));
        CaseFile reached =
                guard.cases().casePutMilestone(book, id, UUID.randomUUID(), detected, tag(opened.getVersion()));
        assertThat(reached.getMilestones().getFirst().getAmounts())
                .anySatisfy(one -> assertThat(one.getQuantity()).isEqualByComparingTo("0.3505"));

        OfferSent offer = new OfferSent().to(drugPolice).on(LocalDate.of(2022, 2, 3));
        assertProblem(
                () -> guard.cases().caseOffer(book, id, offer, tag(opened.getVersion())), 412, "CHANGED_MEANWHILE");
        CaseFile offered = guard.cases().caseOffer(book, id, offer, tag(reached.getVersion()));
        assertThat(offered.getOfferedTo()).isEqualTo(drugPolice);
        AnswerSent yes = new AnswerSent().on(LocalDate.of(2022, 2, 4));
        CaseFile accepted = receiver.cases().caseAccept(book, id, yes, tag(offered.getVersion()));
        assertThat(accepted.getLead()).isEqualTo(drugPolice);
        MilestoneSent prosecuted = new MilestoneSent().stage("PROSECUTED").occurredOn(LocalDate.of(2022, 2, 10));
        assertProblem(
                () -> guard.cases().casePutMilestone(book, id, UUID.randomUUID(), prosecuted, null),
                403,
                "NOT_ALLOWED");
        receiver.cases().casePutMilestone(book, id, UUID.randomUUID(), prosecuted, null);
        assertThat(figure("DRUG_CASES_PROSECUTED", guard)).isEqualByComparingTo("1");
    }

    @Test
    void a_long_list_is_read_slice_by_slice() throws ApiException {
        Client guard = staff(Role.RECORDER, station);
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID id = UUID.randomUUID();
            ActivitySent sent = patrol(1, ActivitySent.StateEnum.SUBMITTED);
            sent.startsAt(sent.getStartsAt().plusDays(i))
                    .endsAt(sent.getEndsAt().plusDays(i));
            guard.activities().activityWrite(book, id, sent, null);
            written.add(id);
        }
        List<UUID> read = new ArrayList<>();
        String after = null;
        do {
            SliceActivity slice = list(guard, null, after);
            slice.getItems().forEach(one -> read.add(one.getId()));
            after = slice.getNext();
        } while (after != null);
        assertThat(read).containsExactlyElementsOf(written.reversed());
    }

    @Test
    void who_may_only_read_writes_nothing_and_all_that_is_wrong_is_told_at_once() throws ApiException {
        Client auditor = staff(Role.AUDITOR, station);
        UUID id = UUID.randomUUID();
        assertProblem(
                () -> auditor.activities().activityWrite(book, id, patrol(5, ActivitySent.StateEnum.SUBMITTED), null),
                403,
                "NOT_ALLOWED");
        assertProblem(() -> Client.of(port, "ph_wrong").me().meShow(), 401, "TOKEN_NOT_GOOD");
        Client reading = Client.of(
                port,
                TestStaff.named(context, "Chương trình chỉ đọc")
                        .as(Role.RECORDER, bookId, new UnitId(station))
                        .token(Set.of("record.view")));
        assertThat(list(reading, null, null).getItems()).isEmpty();
        assertProblem(
                () -> reading.activities().activityWrite(book, id, patrol(5, ActivitySent.StateEnum.SUBMITTED), null),
                403,
                "NOT_ALLOWED");
        Client guard = staff(Role.RECORDER, station);
        ActivitySent wrong =
                patrol(5, ActivitySent.StateEnum.SUBMITTED).area(1L).kind("NOTHING");
        wrong.endsAt(wrong.getStartsAt().minusHours(1));
        Problem problem = problem(() -> guard.activities().activityWrite(book, id, wrong, null));
        assertThat(problem.getProblems()).extracting("where").contains("kind", "endsAt");
        assertProblem(() -> guard.activities().activityGet(book, id, null), 404, "NOT_FOUND");
    }

    private ActivitySent patrol(int ofCustoms, ActivitySent.StateEnum state) {
        return new ActivitySent()
                .state(state)
                .kind("PATROL")
                .startsAt(OffsetDateTime.parse("2022-03-01T20:00:00+07:00"))
                .endsAt(OffsetDateTime.parse("2022-03-02T04:00:00+07:00"))
                .area(area)
                .lead(part(station, 6))
                .partners(List.of(part(police, 4), part(customs, ofCustoms)))
                .title("Tuần tra đêm");
    }

    private static ActivityPartSent part(long unit, int people) {
        return new ActivityPartSent().unit(unit).amounts(Map.of("PERSONNEL_TURN", BigDecimal.valueOf(people)));
    }

    private BigDecimal figure(String code, Client client) throws ApiException {
        FormShown form = client.figures().figureFigures("SIX_MONTH", WINDOW, null, null);
        return form.getFigures().stream()
                .filter(one -> one.getCode().equals(code))
                .map(FigureShown::getValue)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> ids(Client client, String confirmation) throws ApiException {
        return list(client, confirmation, null).getItems().stream()
                .map(Activity::getId)
                .toList();
    }

    private SliceActivity list(Client client, String confirmation, String after) throws ApiException {
        return client.activities()
                .activityList(
                        book, null, null, confirmation, null, null, null, null, null, null, null, null, null, after);
    }

    private static String tag(int version) {
        return '"' + Integer.toString(version) + '"';
    }

    private static void assertProblem(ThrowingCallable work, int status, String code) {
        Problem problem = problem(work);
        assertThat(problem.getStatus()).as("%s", problem).isEqualTo(status);
        assertThat(problem.getCode()).isEqualTo(code);
    }

    private static Problem problem(ThrowingCallable work) {
        List<Problem> found = new ArrayList<>();
        assertThatThrownBy(work).isInstanceOfSatisfying(ApiException.class, refused -> {
            try {
                found.add(ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class));
            } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
                throw new AssertionError(refused.getResponseBody(), unreadable);
            }
        });
        return found.getFirst();
    }
}
