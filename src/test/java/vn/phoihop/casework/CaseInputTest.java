package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.text.Normalizer;
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
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** What cannot be written about a case through its forms: each by a message of its own, all at once, and no trace of it. */
@DatabaseTest
class CaseInputTest extends CasesInABook {

    private static final Locale VIETNAMESE = Locale.of("vi");

    @Autowired
    CaseDesk desk;

    @Autowired
    FindingByName names;

    @Autowired
    FindingCases finding;

    SignedIn guard;

    @BeforeEach
    void appoint() {
        guard = TestStaff.named(context, "Người ghi")
                .as(Role.RECORDER, book, STATION)
                .signedIn();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind      | PATROL                 | NOT_IN_CATALOGUE
            kind      |                        | REQUIRED
            category  | NO_SUCH                | NOT_IN_CATALOGUE
            category  |                        | REQUIRED
            openedOn  | hôm qua                | NOT_A_TIME
            openedOn  | 31/02/2022             | NOT_A_TIME
            openedOn  | 01/02/2199             | NOT_HAPPENED_YET
            area      | 999999999              | AREA_UNKNOWN_ON_DAY
            area      | 1001                   | AREA_OUTSIDE_BOOK
            lead      | 999999999              | UNIT_UNKNOWN_ON_DAY
            lead      | một đơn vị             | NOT_READABLE
            title     | CCCD 001099012345      | TEXT_WITH_IDENTITY_NUMBER
            title     | Liên hệ 0912345678     | TEXT_WITH_PHONE
            note      | Xe 68A-123.45          | TEXT_WITH_PLATE
            note      | TỐI MẬT                | TEXT_WITH_SECRECY_MARK
            """)
    void eachHasItsOwnMessageAtItsField(String field, String value, String code) {
        Map<String, String> typed = typed();
        typed.put(field, value == null ? "" : value);
        assertThat(problems(typed).stream().filter(one -> one.where().equals(field)))
                .extracting(Problem::where, one -> one.code().name())
                .containsExactly(tuple(field, code));
    }

    @Test
    void anUnreadableDaySaysNothingOfPlacesAndUnitsButAllElse() {
        Map<String, String> typed = typed();
        typed.put("openedOn", "31/02/2022");
        typed.put("area", "");
        typed.put("areaText", "thanh pho ha tien");
        typed.put("note", "Liên hệ 0912345678");
        assertThat(problems(typed))
                .extracting(Problem::where, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("openedOn", ProblemCode.NOT_A_TIME), tuple("note", ProblemCode.TEXT_WITH_PHONE));
    }

    @Test
    void whatHasEndedByTheDayIsRefused() {
        Map<String, String> typed = typed();
        typed.put("openedOn", "02/07/2025");
        assertThat(problems(typed))
                .extracting(Problem::where, Problem::code)
                .contains(tuple("area", ProblemCode.AREA_UNKNOWN_ON_DAY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DETECTED    | Công an tỉnh An Giang            | CASE_NOT_HANDED_OUT
            HANDED_OVER | Công an tỉnh An Giang 0912345678 | TEXT_WITH_PHONE
            """)
    void theReceiverOutsideTheBookIsAnOrganisationAndOnlyOfAHandOver(String stage, String receiver, String code) {
        RecordKey key = opened("DRUGS", STATION, "2022-02-01");
        Map<String, String> typed =
                new LinkedHashMap<>(Map.of("stage", stage, "occurredOn", "01/02/2022", "receiver", receiver));
        assertThat(refused(() -> reach(key, typed, VIETNAMESE)))
                .extracting(Problem::where, one -> one.code().name())
                .containsExactly(tuple("receiver", code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vi | SUBJECT     | hai    | NOT_A_NUMBER
            vi | SUBJECT     | -2     | AMOUNT_NOT_POSITIVE
            vi | SUBJECT     | 1,5    | TOO_MANY_DECIMALS
            vi | SUBJECT     | 1.5    | NOT_A_NUMBER
            vi | quantity[0] | 1e9    | NOT_A_NUMBER
            vi | quantity[0] | 0      | AMOUNT_NOT_POSITIVE
            en | SUBJECT     | two    | NOT_A_NUMBER
            en | SUBJECT     | 1.5    | TOO_MANY_DECIMALS
            en | SUBJECT     | 1.200  | NUMBER_AMBIGUOUS
            en | SUBJECT     | 1,200  | NUMBER_AMBIGUOUS
            en | SUBJECT     | 1,5    | NOT_A_NUMBER
            """)
    void amountsAreJudgedInTheWayOfThePage(String language, String field, String amount, String code) {
        RecordKey key = opened("DRUGS", STATION, "2022-02-01");
        Map<String, String> typed = new LinkedHashMap<>(
                Map.of("stage", "DETECTED", "occurredOn", "01/02/2022", "what[0]", "DRUGS_KG", "quantity[0]", "1"));
        typed.put(field, amount);
        assertThat(refused(() -> reach(key, typed, Locale.of(language))))
                .extracting(Problem::where, one -> one.code().name())
                .containsExactly(tuple(field, code));
        assertThat(guard.run(() -> desk.get(key)).milestones()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vi | 1.200 | 1200
            vi | 1,2   | 1.2
            en | 1200  | 1200
            en | 1,200,000 | 1200000
            en | 1.2   | 1.2
            en | 1.2000 | 1.2
            """)
    void amountsAreReadInTheWayOfThePage(String language, String amount, String read) {
        RecordKey key = opened("DRUGS", STATION, "2022-02-01");
        Map<String, String> typed =
                Map.of("stage", "DETECTED", "occurredOn", "01/02/2022", "what[0]", "DRUGS_KG", "quantity[0]", amount);
        assertThat(reach(key, typed, Locale.of(language))
                        .milestones()
                        .getFirst()
                        .amounts())
                .containsExactly(amount("DRUGS_KG", read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table case_file; --",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"http://x\")",
                "Vụ\u0000 việc"
            })
    void textOfProgramsIsTextLikeAnyOther(String text) {
        Map<String, String> typed = typed();
        typed.put("title", text);
        typed.put("note", text);
        CaseFile file = open(typed);
        assertThat(file.form().title()).isEqualTo(text.replace("\u0000", ""));
        assertThat(file.form().note()).isEqualTo(text.replace("\u0000", ""));
        guard.run(() -> desk.offer(file.key(), null, DRUG_POLICE, day("2022-02-03")));
        SignedIn police = TestStaff.named(context, "Bên nhận")
                .as(Role.RECORDER, book, DRUG_POLICE)
                .signedIn();
        CaseFile refused =
                police.run(() -> desk.answer(file.key(), null, HandOver.Answer.REFUSED, day("2022-02-04"), text));
        assertThat(refused.handOvers().getLast().reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCCD 001099012345", "Gọi 0912345678", "Xe 68A-123.45", "TỐI MẬT"})
    void whatMayNotBeWrittenMayNotBeGivenAsAReasonEither(String text) {
        RecordKey key = opened("DRUGS", STATION, "2022-02-01");
        guard.run(() -> desk.offer(key, null, DRUG_POLICE, day("2022-02-03")));
        SignedIn police = TestStaff.named(context, "Bên nhận")
                .as(Role.RECORDER, book, DRUG_POLICE)
                .signedIn();
        assertThat(refused(() ->
                        police.run(() -> desk.answer(key, null, HandOver.Answer.REFUSED, day("2022-02-04"), text))))
                .extracting(Problem::where)
                .containsExactly("reason");
        assertThat(refused(() -> police.run(
                        () -> desk.answer(key, null, HandOver.Answer.REFUSED, day("2022-02-04"), "a".repeat(2_001)))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TEXT_TOO_LONG);
    }

    @Test
    void casesAreFoundHoweverTheirWordsAreTyped() {
        Map<String, String> typed = typed();
        typed.put("title", "Vụ đường cát ở Hòa Điền");
        CaseFile file = open(typed);
        for (String words : List.of(
                "Hòa Điền",
                "Hoà Điền",
                Normalizer.normalize("Hòa Điền", Normalizer.Form.NFD),
                "hoa dien",
                "HOÀ ĐIỀN",
                "duong cat",
                "đường cát")) {
            assertThat(guard.run(() -> finding.search(CaseFilter.of(book).with(Folding.words(words)), 10)))
                    .as(words)
                    .extracting(row -> row.file().key())
                    .containsExactly(file.key());
        }
    }

    private CaseFile open(Map<String, String> typed) {
        return guard.run(() -> desk.open(key(), TypedCase.read(fields(typed, VIETNAMESE), day("2026-01-01"))));
    }

    private CaseFile reach(RecordKey key, Map<String, String> typed, Locale locale) {
        return guard.run(() -> desk.reach(
                key,
                null,
                TypedCase.milestone(
                        UUID.randomUUID(),
                        fields(typed, locale),
                        desk.get(key),
                        day("2026-01-01"),
                        catalogues.current())));
    }

    private List<Problem> problems(Map<String, String> typed) {
        RecordKey key = key();
        List<Problem> problems = refused(() ->
                guard.run(() -> desk.open(key, TypedCase.read(fields(typed, VIETNAMESE), day("2026-01-01")))));
        assertThat(guard.run(() -> files.find(key))).isEmpty();
        return problems;
    }

    private static List<Problem> refused(Runnable work) {
        return catchThrowableOfType(Refused.class, work::run).problems();
    }

    private TypedFields fields(Map<String, String> typed, Locale locale) {
        return new TypedFields(typed, locale, names);
    }

    private static Map<String, String> typed() {
        return new LinkedHashMap<>(Map.of(
                "kind", "CASE",
                "category", "DRUGS",
                "openedOn", "01/02/2022",
                "area", HA_TIEN.toString(),
                "lead", STATION.toString()));
    }
}
