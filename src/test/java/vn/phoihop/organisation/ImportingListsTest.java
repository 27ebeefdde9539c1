package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.files.SentTable;
import vn.phoihop.organisation.Difference.What;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Lists change the organisation to what they say, from the days they say, and sent again they change nothing. */
@DatabaseTest
@UsesDatabase(own = true)
class ImportingListsTest {

    static final LocalDate NOW = LocalDate.of(2026, 6, 1);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    ImportingLists importing;

    @Autowired
    ExportingLists exporting;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void load() {
        loading.loadShipped();
    }

    @Test
    void aPartThatWentBeforeAllOfItIsASuccessionOfItsOwnAndASplitAreaStaysEnded() throws Exception {
        String went = "area;successor;since;extent\n";
        apply(files(
                "areas.csv",
                ListFiles.AREAS + """
                        88T;PROVINCE;;Tỉnh Hai;Hai Province;2000-01-01;;
                        88101;COMMUNE;88T;Xã Bốn;Bon Commune;2000-01-01;2025-07-01;
                        88102;COMMUNE;88T;Xã Năm;Nam Commune;2000-01-01;2025-07-01;
                        88201;COMMUNE;88T;Xã Sáu;Sau Commune;2000-01-01;;
                        88202;COMMUNE;88T;Xã Bảy;Bay Commune;2000-01-01;;
                        """,
                "went.csv",
                went + "88101;88201;2025-07-01;WHOLE\n88102;88201;2025-07-01;PART\n88102;88202;2025-07-01;PART\n"));
        assertThat(apply(files("part.csv", went + "88101;88201;2024-01-01;PART\n"))
                        .counts())
                .containsOnly(Map.entry(What.SUCCEEDED, 1L));
        Organisation known = organisations.current();
        AreaId first =
                known.findArea("88101", LocalDate.of(2020, 1, 1)).orElseThrow().id();
        assertThat(known.successions(first)).extracting(AreaSuccession::whole).containsExactlyInAnyOrder(true, false);

        assertThatThrownBy(() -> apply(
                        files("areas.csv", ListFiles.AREAS + "88102;COMMUNE;88T;Xã Năm;Nam Commune;2000-01-01;;\n")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .contains(ProblemCode.SUCCESSION_RESTS_ON_END));
        assertThatThrownBy(() -> apply(files(
                        "areas.csv",
                        ListFiles.AREAS + "88202;COMMUNE;88T;Xã Bảy;Bay Commune;2000-01-01;2025-01-01;\n")))
                .as("it would have ended before a part went into it")
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .returns(ProblemCode.SUCCESSION_RESTS_ON_SUCCESSOR, Problem::code)
                                .returns("areas.csv:2 valid_from", Problem::where));
    }

    @Test
    void whatIsExportedChangesNothingWhenItComesBack() {
        for (ListKind kind : List.of(ListKind.AREAS, ListKind.UNITS, ListKind.AREA_SUCCESSIONS)) {
            List<ListedAs> rows = exporting.rows(kind);
            assertThat(rows).hasSizeGreaterThan(50);
            ImportPlan csv = importing.preview(Map.of("list.csv", ListFiles.csv(kind, rows)));
            assertThat(csv.differences()).as("%s", kind).isEmpty();
            assertThat(csv.kinds()).containsExactly(kind);
            assertThat(csv.rows()).isEqualTo(rows.size());
            assertThat(csv.unchanged()).isPositive();
            ImportPlan xlsx = importing.preview(Map.of("list.xlsx", ListFiles.xlsx(kind, rows)));
            assertThat(xlsx.differences()).as("%s", kind).isEmpty();
            assertThat(xlsx.rows()).isEqualTo(rows.size());
        }
        long before = organisations.current().position();
        assertThat(apply(files(
                                "areas.csv",
                                new String(
                                        ListFiles.csv(ListKind.AREAS, exporting.rows(ListKind.AREAS)),
                                        StandardCharsets.UTF_8)))
                        .changesNothing())
                .isTrue();
        assertThat(organisations.current().position()).isEqualTo(before);
    }

    @Test
    void foundsRenamesMovesEndsAndSucceedsInOneEntry() {
        Map<String, byte[]> lists = files(
                "areas.csv",
                ListFiles.AREAS + """
                        92T;PROVINCE;;Tỉnh Thử;Thu Province;2000-01-01;;
                        92101;COMMUNE;92T;Xã Một;Mot Commune;01/01/2000;2025-07-01;
                        92102;COMMUNE;92T;Xã Hai;Hai Commune;2000-01-01;;
                        92201;COMMUNE;92T;Xã Ba;Ba Commune;2025-07-01;;
                        """,
                "units.csv",
                ListFiles.UNITS + """
                        TH-CA;POLICE;Công an tỉnh Thử;Thu Police;CA Thử;;92T;2000-01-01;;
                        TH-CA-1;POLICE;Công an huyện Một;Mot Police;CA Một;TH-CA;92101,92102;2000-01-01;2025-03-01;
                        TH-BP;BORDER_GUARD;Biên phòng tỉnh Thử;Thu Border Guard;BP Thử;TH-CA;;2000-01-01;;
                        """,
                "went.csv",
                "area;successor;since;extent\n92101;92201;2025-07-01;WHOLE\n",
                "took-over.csv",
                "unit;successor;since\nTH-CA-1;TH-CA;2025-03-01\n");
        long entries = entries();
        ImportPlan plan = apply(lists);
        assertThat(plan.counts()).containsOnly(Map.entry(What.FOUNDED, 7L), Map.entry(What.SUCCEEDED, 2L));
        assertThat(entries()).isEqualTo(entries + 1);
        Organisation known = organisations.current();
        Area province = known.findArea("92T", NOW).orElseThrow();
        assertThat(known.children(province.id(), NOW)).extracting(Area::code).containsExactly("92102", "92201");
        assertThat(known.children(province.id(), LocalDate.of(2024, 1, 1)))
                .extracting(Area::code)
                .containsExactly("92101", "92102");
        AreaId one =
                known.findArea("92101", LocalDate.of(2024, 1, 1)).orElseThrow().id();
        assertThat(known.rebased(one, LocalDate.of(2024, 1, 1), NOW).places())
                .containsExactly(known.findArea("92201", NOW).orElseThrow().id());
        Unit police = known.findUnit("TH-CA", NOW).orElseThrow();
        UnitId district = known.findUnit("TH-CA-1", LocalDate.of(2024, 1, 1))
                .orElseThrow()
                .id();
        assertThat(known.areasOf(district, LocalDate.of(2024, 1, 1)))
                .extracting(Area::code)
                .containsExactly("92101", "92102");
        assertThat(known.unitsAnsweredFor(police.id(), NOW)).contains(district);
        assertThat(apply(lists).changesNothing()).isTrue();
        assertThat(entries()).isEqualTo(entries + 1);

        ImportPlan later = apply(files(
                "areas.csv",
                ListFiles.AREAS + """
                        92102;COMMUNE;92T;Phường Hai;Hai Ward;2026-01-01;;92102
                        92301;COMMUNE;92T;Xã Ba;Ba Commune;2026-02-01;;92201
                        """,
                "units.csv",
                ListFiles.UNITS
                        + "TH-BP;BORDER_GUARD;Biên phòng tỉnh Thử;Thu Border Guard;BP Thử;;92T;2026-01-01;;TH-BP\n"));
        assertThat(later.differences())
                .extracting(
                        Difference::what, Difference::code, one1 -> one1.days().from())
                .containsExactly(
                        tuple(What.RENAMED, "92102", LocalDate.of(2026, 1, 1)),
                        tuple(What.RECODED, "92301", LocalDate.of(2026, 2, 1)),
                        tuple(What.MOVED, "TH-BP", LocalDate.of(2026, 1, 1)),
                        tuple(What.REASSIGNED, "TH-BP", LocalDate.of(2026, 1, 1)));
        known = organisations.current();
        assertThat(known.findArea("92102", LocalDate.of(2025, 12, 31))
                        .orElseThrow()
                        .name()
                        .vi())
                .isEqualTo("Xã Hai");
        assertThat(known.findArea("92102", NOW).orElseThrow().name().vi()).isEqualTo("Phường Hai");
        assertThat(known.findArea("92301", NOW).orElseThrow().id())
                .isEqualTo(known.findArea("92201", LocalDate.of(2026, 1, 1))
                        .orElseThrow()
                        .id());
        UnitId guard = known.findUnit("TH-BP", NOW).orElseThrow().id();
        assertThat(known.parent(guard, LocalDate.of(2025, 1, 1))).isPresent();
        assertThat(known.parent(guard, NOW)).isEmpty();
        assertThat(known.areasOf(guard, NOW)).extracting(Area::code).containsExactly("92T");
        Map<ListKind, List<ListedAs>> all = new EnumMap<>(ListKind.class);
        for (ListKind kind : ListKind.values()) {
            all.put(kind, exporting.rows(kind));
        }
        Map<String, byte[]> back = new TreeMap<>();
        all.forEach((kind, rows) -> back.put(kind.slug() + ".csv", ListFiles.csv(kind, rows)));
        assertThat(importing.preview(back).differences()).isEmpty();
    }

    @Test
    void aListTellsAllFromItsFirstDayOnAndNothingOfWhatItDoesNotName() {
        apply(files("areas.csv", ListFiles.AREAS + """
                93T;PROVINCE;;Tỉnh Bền;Ben Province;;;
                93101;COMMUNE;93T;Xã Tên Cũ;Old Name;;2024-01-01;
                93101;COMMUNE;93T;Xã Tên Mới;New Name;2024-01-01;;93101
                93102;COMMUNE;93T;Xã Bên;Beside;;;
                """));
        ImportPlan corrected =
                apply(files("areas.csv", ListFiles.AREAS + "93101;COMMUNE;93T;Xã Tên Đúng;Right Name;;2026-01-01;\n"));
        assertThat(corrected.differences())
                .extracting(Difference::what, one -> one.days().toString())
                .containsExactlyInAnyOrder(
                        tuple(What.RENAMED, "../2024-01-01"),
                        tuple(What.RENAMED, "2024-01-01/2026-01-01"),
                        tuple(What.ENDED, "2026-01-01/.."));
        Organisation known = organisations.current();
        assertThat(known.findArea("93101", NOW)).isEmpty();
        assertThat(known.findArea("93101", LocalDate.of(2025, 1, 1))
                        .orElseThrow()
                        .name()
                        .vi())
                .isEqualTo("Xã Tên Đúng");
        assertThat(known.findArea("93102", NOW)).isPresent();
    }

    @Test
    void twoAdministratorsAtOnceAreOneAndTheOtherLooksAgain() throws Exception {
        long seen = organisations.current().position();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> both = List.of("94T", "95T", "96T", "97T").stream()
                    .map(code -> (Callable<String>) () -> outcome(code, seen))
                    .toList();
            List<String> outcomes =
                    pool.invokeAll(both).stream().map(Future::resultNow).toList();
            assertThat(outcomes).containsOnlyOnce("applied").contains("CHANGED_MEANWHILE");
        }
        assertThat(List.of("94T", "95T", "96T", "97T").stream()
                        .filter(code ->
                                organisations.current().findArea(code, NOW).isPresent()))
                .hasSize(1);
    }

    private String outcome(String code, long seen) {
        try {
            Acting.asSystem(() -> importing.apply(
                    files("a.csv", ListFiles.AREAS + code + ";PROVINCE;;Tỉnh " + code + ";" + code + ";;;\n"),
                    seen,
                    "x"));
            return "applied";
        } catch (Refused refused) {
            return refused.problems().getFirst().code().name();
        }
    }

    @Test
    void aWholeCountryTakesSeconds() {
        StringBuilder country = new StringBuilder(ListFiles.AREAS);
        for (int p = 0; p < 63; p++) {
            String end = p < 34 ? "" : "2025-07-01";
            country.append("P%02d;PROVINCE;;Tỉnh số %d;Province %d;;%s;\n".formatted(p, p, p, end));
            for (int d = 0; d < 11; d++) {
                country.append(
                        "P%02d%02d;DISTRICT;P%02d;Huyện số %d;District %d;;2025-07-01;\n".formatted(p, d, p, d, d));
                for (int c = 0; c < 15; c++) {
                    country.append("P%02d%02d%02d;COMMUNE;P%02d%02d;Xã số %d.%d.%d;Commune %d;;2025-07-01;\n"
                            .formatted(p, d, c, p, d, p, d, c, c));
                }
            }
        }
        for (int c = 0; c < 3321; c++) {
            country.append("N%05d;COMMUNE;P%02d;Phường mới %d;New Ward %d;2025-07-01;;\n".formatted(c, c % 34, c, c));
        }
        StringBuilder went = new StringBuilder("area;successor;since;extent\n");
        for (int c = 0; c < 3321; c++) {
            went.append("P%02d%02d%02d;N%05d;2025-07-01;WHOLE\n".formatted(c % 63, c / 63 % 11, c / 693 % 15, c));
        }
        Map<String, byte[]> lists = files("areas.csv", country.toString(), "went.csv", went.toString());
        assertThat(lists.get("areas.csv").length).isBetween(800_000, SentTable.MOST_BYTES);
        Instant begin = Instant.now();
        ImportPlan plan = importing.preview(lists);
        Duration previewing = Duration.between(begin, Instant.now());
        assertThat(plan.rows()).isGreaterThan(17_000);
        begin = Instant.now();
        apply(lists);
        Duration applying = Duration.between(begin, Instant.now());
        begin = Instant.now();
        assertThat(importing.preview(lists).changesNothing()).isTrue();
        Duration again = Duration.between(begin, Instant.now());
        System.out.println("a country of " + plan.rows() + " rows: previewed in " + previewing.toMillis()
                + " ms, applied in " + applying.toMillis() + " ms, nothing to do in " + again.toMillis() + " ms");
        // Far more than it takes: a row by row import would take minutes.
        assertThat(previewing).isLessThan(Duration.ofSeconds(30));
        assertThat(applying).isLessThan(Duration.ofSeconds(60));
    }

    private ImportPlan apply(Map<String, byte[]> lists) {
        return Acting.asSystem(() -> importing
                .apply(lists, organisations.current().position(), "Quản trị")
                .plan());
    }

    private long entries() {
        return Acting.asSystem(
                () -> jdbc.sql("select count(*) from entry where book = 0 and event = 'ORGANISATION_IMPORTED'")
                        .query(Long.class)
                        .single());
    }

    static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], ListFiles.csv(namesAndTexts[i + 1]));
        }
        return files;
    }
}
