package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** What cannot be written down: each by a message of its own, all of a form at once, and no trace of it anywhere. */
class ActivityInputTest extends ActivityFixture {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @Autowired
    ActivityDesk desk;

    @Autowired
    FindingByName names;

    @Autowired
    FindingActivities finding;

    SignedIn recorder;

    @BeforeEach
    void appoint() {
        recorder = TestStaff.named(context, "Người ghi")
                .as(Role.RECORDER, book, STATION)
                .signedIn();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind                     | PARADE                | NOT_IN_CATALOGUE
            kind                     |                       | REQUIRED
            startsAt                 |                       | REQUIRED
            startsAt                 | hôm qua               | NOT_A_TIME
            startsAt                 | 31/02/2022 20:00      | NOT_A_TIME
            startsAt                 | 01/03/2199 20:00      | NOT_HAPPENED_YET
            endsAt                   | 01/03/2022 19:00      | ENDS_BEFORE_IT_BEGINS
            endsAt                   | 01/03/2199 20:00      | NOT_OVER_YET
            area                     |                       | REQUIRED
            area                     | Hà Tiên               | NOT_READABLE
            area                     | 999999999             | AREA_UNKNOWN_ON_DAY
            area                     | 1001                  | AREA_OUTSIDE_BOOK
            lead                     |                       | REQUIRED
            lead                     | 999999999             | UNIT_UNKNOWN_ON_DAY
            partners[0]              | 3007                  | NAMED_TWICE
            partners[0]              | 999999999             | UNIT_UNKNOWN_ON_DAY
            lead.PERSONNEL_TURN      |                       | MEASURE_REQUIRED
            lead.PERSONNEL_TURN      | -4                    | AMOUNT_NOT_POSITIVE
            lead.PERSONNEL_TURN      | 4,5                   | TOO_MANY_DECIMALS
            lead.PERSONNEL_TURN      | 4.5                   | NOT_A_NUMBER
            lead.PERSONNEL_TURN      | bốn                   | NOT_A_NUMBER
            lead.PERSONNEL_TURN      | 1e9                   | NOT_A_NUMBER
            lead.PERSONNEL_TURN      | 99.000.000            | AMOUNT_TOO_LARGE
            lead.ATTENDANCE          | 4                     | MEASURE_NOT_OF_KIND
            lead.NO_SUCH_THING       | 4                     | MEASURE_NOT_OF_KIND
            title                    | CCCD 001099012345     | TEXT_WITH_IDENTITY_NUMBER
            title                    | Liên hệ 0912345678    | TEXT_WITH_PHONE
            note                     | Xe 68A-123.45         | TEXT_WITH_PLATE
            note                     | TỐI MẬT               | TEXT_WITH_SECRECY_MARK
            """)
    void eachHasItsOwnMessageAtItsField(String field, String value, String code) {
        Map<String, String> typed = typed();
        typed.put(field, value == null ? "" : value);
        assertThat(problems(typed))
                .extracting(Problem::where, one -> one.code().name())
                .containsExactly(tuple(field, code));
    }

    @Test
    void anAreaThatHasEndedByTheDayIsRefused() {
        Map<String, String> typed = typed();
        typed.put("startsAt", "02/07/2025 20:00");
        typed.put("area", "10900");
        assertThat(problems(typed))
                .extracting(Problem::where, one -> one.code().name())
                .containsExactly(tuple("area", "AREA_UNKNOWN_ON_DAY"));
        typed.put("startsAt", "30/06/2025 20:00");
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        assertThat(recorder.run(() -> desk.submit(key, 0, read(typed))).key()).isEqualTo(key);
    }

    @Test
    void textThatIsTooLongIsRefusedEachAtItsField() {
        Map<String, String> typed = typed();
        typed.put("note", "a".repeat(2_001));
        typed.put("title", "a".repeat(2_001));
        assertThat(problems(typed))
                .extracting(Problem::where, one -> one.code().name())
                .containsExactlyInAnyOrder(tuple("title", "TEXT_TOO_LONG"), tuple("note", "TEXT_TOO_LONG"));
    }

    @Test
    void aPartnerWithAmountsButWithoutUnitIsAskedFor() {
        Map<String, String> typed = typed();
        typed.put("partners[2]", "");
        typed.put("partners[2].PERSONNEL_TURN", "3");
        assertThat(problems(typed)).extracting(Problem::where).containsExactly("partners[2]");
    }

    @Test
    void allOfAFormAreToldAtOnceEachInItsRow() {
        Map<String, String> typed = typed();
        typed.put("startsAt", "hôm qua");
        typed.put("area", "");
        typed.put("partners[0]", "");
        typed.put("partners[1]", CITY_POLICE.toString());
        typed.put("partners[1].PERSONNEL_TURN", "-1");
        typed.put("lead.CRAFT_TURN", "một");
        typed.put("title", "Liên hệ 0912345678");
        assertThat(problems(typed))
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "startsAt", "area", "partners[1].PERSONNEL_TURN", "lead.CRAFT_TURN", "title");
    }

    @Test
    void activitiesAreFoundHoweverTheirWordsAreTyped() {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Map<String, String> typed = typed();
        typed.put("title", "Tuần tra đường biên ở Hòa Điền");
        recorder.run(() -> desk.submit(key, 0, read(typed)));
        for (String words : List.of(
                "Hòa Điền",
                "Hoà Điền",
                Normalizer.normalize("Hòa Điền", Normalizer.Form.NFD),
                "hoa dien",
                "HOÀ ĐIỀN",
                "duong bien",
                "đường biên")) {
            assertThat(recorder.run(() -> finding.search(ActivityFilter.of(book).with(Folding.words(words)), 10)))
                    .as(words)
                    .extracting(row -> row.activity().key())
                    .containsExactly(key);
        }
    }

    @Test
    void whoWritesItDownTakesPartInIt() {
        Map<String, String> typed = typed();
        typed.put("lead", CITY_POLICE.toString());
        assertThat(problems(typed)).extracting(one -> one.code().name()).containsExactly("OWN_UNIT_ABSENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table activity; --",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"http://x\")",
                "Tuần\u0000 tra"
            })
    void textOfProgramsIsTextLikeAnyOther(String text) {
        Map<String, String> typed = typed();
        typed.put("title", text);
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        recorder.run(() -> desk.submit(key, 0, read(typed)));
        assertThat(recorder.run(() -> desk.get(key)).title()).isEqualTo(text.replace("\u0000", ""));
    }

    @Test
    void unitsAndAreasAreMeantByWhatStandsInTheBox() {
        Map<String, String> typed = typed();
        typed.put("areaText", "vung bien ha tien");
        typed.put("area", "");
        typed.put("leadText", "Đồn Biên phòng Hà Tiên");
        typed.put("lead", CITY_POLICE.toString());
        typed.put("partners[0]", CITY_POLICE.toString());
        typed.put("partners[0]Text", "");
        ActivityForm form = read(typed).form();
        assertThat(form.area()).isEqualTo(HA_TIEN_WATERS);
        assertThat(form.lead()).isEqualTo(STATION);
        assertThat(form.partners()).isEmpty();
        typed.put("areaText", "không có nơi này");
        assertThat(problems(typed)).extracting(one -> one.code().name()).containsExactly("NAME_UNKNOWN");
    }

    @Test
    void hoursAreReadAsTheyAreSpoken() {
        Map<String, String> typed = typed();
        typed.put("startsAt", "1/3/2022 22h");
        typed.put("endsAt", "4h30");
        ActivityForm form = read(typed).form();
        assertThat(form.startsAt()).isEqualTo(at(LocalDateTime.of(2022, 3, 1, 22, 0)));
        assertThat(form.endsAt()).isEqualTo(at(LocalDateTime.of(2022, 3, 2, 4, 30)));
    }

    @Test
    void numbersAreReadInVietnameseGrouping() {
        Map<String, String> typed = typed();
        typed.put("lead.PERSONNEL_TURN", "1.250");
        assertThat(read(typed).form().contributions())
                .containsExactly(new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(1250)));
    }

    @Test
    void aDraftMayLackWhatTheKindAsksForAndStillBeGoingOn() {
        Map<String, String> typed = typed();
        typed.remove("lead.PERSONNEL_TURN");
        typed.put("endsAt", local(Instant.now().plusSeconds(3600)));
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Activity draft = recorder.run(() -> desk.saveDraft(key, 0, read(typed)));
        assertThat(draft.state()).isEqualTo(ActivityState.DRAFT);
        assertThat(refused(() -> recorder.run(() -> desk.submitDraft(key, 1))))
                .extracting(Problem::where)
                .containsExactlyInAnyOrder("endsAt", "lead.PERSONNEL_TURN");
    }

    private List<Problem> problems(Map<String, String> typed) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        List<Problem> problems = refused(() -> recorder.run(() -> desk.submit(key, 0, read(typed))));
        assertThat(recorder.run(() -> activities.find(key))).isEmpty();
        assertThat(recorder.run(() -> ledger.history(key))).isEmpty();
        return problems;
    }

    private static List<Problem> refused(Runnable work) {
        return catchThrowableOfType(Refused.class, work::run).problems();
    }

    private TypedActivity.Read read(Map<String, String> typed) {
        return TypedActivity.byHand(typed, ZONE, Instant.now(), names, Locale.of("vi"))
                .read();
    }

    private static String local(Instant time) {
        return DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").format(time.atZone(ZONE));
    }

    private static Map<String, String> typed() {
        return new LinkedHashMap<>(Map.of(
                "kind", "PATROL",
                "startsAt", "01/03/2022 20:00",
                "area", HA_TIEN_WATERS.toString(),
                "lead", STATION.toString(),
                "lead.PERSONNEL_TURN", "8"));
    }
}
