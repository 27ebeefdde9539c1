package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

@DatabaseTest
@UsesDatabase(own = true)
class OrganisationTest {

    static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    static final Locale VI = Locale.forLanguageTag("vi");
    static final AreaId KIEN_GIANG = new AreaId(1091);
    static final AreaId THO_CHAU = new AreaId(131105);
    static final UnitId DRUG_POLICE = new UnitId(1011);
    static final UnitId CRIMINAL_POLICE = new UnitId(1009);
    static final UnitId PROVINCIAL_POLICE = new UnitId(1000);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    ChangingUnits units;

    @Autowired
    ChangingAreas areas;

    @Autowired
    EntrustingAreas entrusting;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void load() {
        loading.loadShipped();
    }

    @Test
    void loadingIsRepeatable() {
        long before = organisations.current().position();
        assertThat(loading.loadShipped()).isEqualTo(LoadingOrganisation.Loaded.NOTHING);
        assertThat(organisations.current().position()).isEqualTo(before);
        assertThat(organisations.current().areas(AreaLevel.DISTRICT, DAY)).hasSize(15);
        assertThat(organisations.current().areas(AreaLevel.COMMUNE, DAY)).hasSize(144);
        assertThat(organisations.current().areas(AreaLevel.PROVINCE, DAY)).hasSize(63);
        assertThat(organisations.current().areas(AreaLevel.PROVINCE, LocalDate.of(2025, 7, 1)))
                .hasSize(34);
        assertThat(organisations.current().forces())
                .extracting(Force::code)
                .containsExactly("POLICE", "MILITARY", "BORDER_GUARD", "CUSTOMS", "COAST_GUARD");
    }

    @Test
    void aCodeIsGivenAgain() {
        Organisation known = organisations.current();
        assertThat(known.findArea("91", DAY).orElseThrow().name().vi()).isEqualTo("Tỉnh Kiên Giang");
        assertThat(known.findArea("91", LocalDate.of(2025, 7, 1))
                        .orElseThrow()
                        .name()
                        .vi())
                .isEqualTo("Tỉnh An Giang");
        assertThat(known.findArea("30742", DAY).orElseThrow().name().vi()).isEqualTo("Phường Vĩnh Bảo");
        assertThat(known.findArea("30742", LocalDate.of(2025, 1, 1))
                        .orElseThrow()
                        .name()
                        .vi())
                .isEqualTo("Phường Vĩnh Thanh Vân");
    }

    @Test
    void pathsAndSubtrees() {
        Organisation known = organisations.current();
        assertThat(known.path(THO_CHAU, DAY, VI)).isEqualTo("Xã Thổ Châu · TP Phú Quốc");
        assertThat(known.areasUnder(KIEN_GIANG, DAY)).hasSize(1 + 15 + 144 + 5 + 2 + 5);
        assertThat(known.within(THO_CHAU, AreaLevel.DISTRICT, DAY).orElseThrow().code())
                .isEqualTo("911");
        assertThat(known.within(new AreaId(500001), AreaLevel.DISTRICT, DAY)).isEmpty();
        assertThat(known.unitsUnder(new UnitId(5000), DAY)).contains(new UnitId(5022));
        assertThat(known.areasOf(new UnitId(5022), DAY)).extracting(Area::code).containsExactly("KG-VB-TC");
    }

    @Test
    void namesAreFoundWithAndWithoutDiacritics() {
        Organisation known = organisations.current();
        assertThat(known.searchAreas("tho chau", DAY, 5)).extracting(Area::id).containsExactly(THO_CHAU);
        assertThat(known.searchAreas("Thổ Châu", DAY, 5)).extracting(Area::id).containsExactly(THO_CHAU);
        assertThat(known.searchAreas("tân hòa", DAY, 5))
                .extracting(area -> area.name().vi())
                .contains("Xã Tân Hoà");
        assertThat(known.searchAreas("tân hóa", DAY, 5)).isEmpty();
        assertThat(known.searchUnits("don bien phong ha tien", DAY, 5))
                .first()
                .extracting(Unit::code)
                .isEqualTo("BP-KG-HT");
    }

    @Test
    void aBackDatedMoveLeavesWhatWasKnownBefore() {
        Organisation before = organisations.current();
        LocalDate from = LocalDate.of(2022, 2, 1);
        Acting.runAsSystem(() -> units.move(DRUG_POLICE, CRIMINAL_POLICE, from, before.position(), "test"));
        Organisation after = organisations.current();
        assertThat(after.unit(DRUG_POLICE, DAY).parent()).isEqualTo(CRIMINAL_POLICE);
        assertThat(after.unit(DRUG_POLICE, from.minusDays(1)).parent()).isEqualTo(PROVINCIAL_POLICE);
        assertThat(organisations.at(before.position()).unit(DRUG_POLICE, DAY).parent())
                .isEqualTo(PROVINCIAL_POLICE);
        assertThat(ancestors(before.position(), DRUG_POLICE, DAY)).doesNotContain(CRIMINAL_POLICE.value());
        assertThat(ancestors(after.position(), DRUG_POLICE, DAY)).contains(CRIMINAL_POLICE.value());
        assertRefused(
                () -> units.move(DRUG_POLICE, PROVINCIAL_POLICE, from, before.position(), "late"),
                ProblemCode.CHANGED_MEANWHILE);
        // A ring on some later day is a ring too.
        assertRefused(
                () -> units.move(CRIMINAL_POLICE, DRUG_POLICE, LocalDate.of(2022, 1, 1), after.position(), "test"),
                ProblemCode.LIES_UNDER_ITSELF);
        Acting.runAsSystem(() -> units.move(DRUG_POLICE, PROVINCIAL_POLICE, from, after.position(), "test"));
    }

    @Test
    void unitMayLieUnderAnotherForceAndStaysOfItsOwn() {
        UnitId borderGuard = new UnitId(3000);
        UnitId military = new UnitId(2000);
        LocalDate from = LocalDate.of(2025, 6, 28);
        long seen = organisations.current().position();
        Acting.runAsSystem(() -> units.move(borderGuard, military, from, seen, "test"));
        Organisation after = organisations.current();
        assertThat(after.unit(borderGuard, from).parent()).isEqualTo(military);
        assertThat(after.unit(borderGuard, from.minusDays(1)).parent()).isNull();
        assertThat(after.force(after.unit(borderGuard, from).force()).code()).isEqualTo("BORDER_GUARD");
        assertRefused(
                () -> units.move(military, borderGuard, from, after.position(), "test"), ProblemCode.LIES_UNDER_ITSELF);
    }

    @Test
    void unitAnswersForOtherAreasFromADayOn() {
        UnitId region = new UnitId(5000);
        LocalDate from = LocalDate.of(2025, 7, 1);
        AreaId anGiang = new AreaId(2091);
        AreaId waters = new AreaId(501002);
        Organisation before = organisations.current();
        Acting.runAsSystem(() -> entrusting.entrust(region, Set.of(anGiang, waters), from, before.position(), "test"));
        Organisation after = organisations.current();
        assertThat(after.areasOf(region, from)).extracting(Area::id).containsExactly(anGiang, waters);
        assertThat(after.areasOf(region, from.minusDays(1)))
                .isEqualTo(before.areasOf(region, from.minusDays(1)))
                .hasSize(5);
        assertThat(organisations.at(before.position()).areasOf(region, from)).isEmpty();
        assertRefused(
                () -> entrusting.entrust(
                        region, Set.of(new AreaId(1091), new AreaId(10899)), from, after.position(), "test"),
                ProblemCode.AREA_ABSENT);
        assertRefused(
                () -> entrusting.entrust(new UnitId(999_999), Set.of(anGiang), from, after.position(), "test"),
                ProblemCode.NOT_FOUND);
        // None of its own: it answers for those of its superior.
        UnitId squadron = new UnitId(5010);
        Acting.runAsSystem(() -> entrusting.entrust(squadron, Set.of(), from, after.position(), "test"));
        assertThat(organisations.current().areasOf(squadron, from))
                .extracting(Area::id)
                .containsExactly(anGiang, waters);
    }

    @Test
    void ofTwoChangesAtOnceOneIsRefused() throws Exception {
        long seen = organisations.current().position();
        UnitId unit = new UnitId(1012);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> rename = () -> {
                try {
                    units.rename(
                            unit,
                            new LocalizedText("Phòng " + Thread.currentThread().threadId(), "Department"),
                            "Phòng",
                            DAY,
                            seen,
                            "test");
                    return true;
                } catch (Refused refused) {
                    return false;
                }
            };
            List<Callable<Boolean>> both =
                    List.of(() -> Acting.asSystem(() -> call(rename)), () -> Acting.asSystem(() -> call(rename)));
            int done = 0;
            for (Future<Boolean> one : threads.invokeAll(both)) {
                done += one.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void anAreaIsCorrectedForSomeDays() {
        Organisation before = organisations.current();
        AreaId area = new AreaId(131111);
        Validity days = new Validity(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 7, 1));
        Acting.runAsSystem(() -> areas.correct(
                area,
                new LocalizedText("Xã Lại Sơn (đính chính)", "Lai Son"),
                new AreaId(10911),
                days,
                before.position(),
                "test"));
        Organisation after = organisations.current();
        assertThat(after.path(area, DAY, VI)).isEqualTo("Xã Lại Sơn (đính chính) · TP Phú Quốc");
        assertThat(after.path(area, LocalDate.of(2022, 7, 1), VI)).isEqualTo("Xã Lại Sơn · Huyện Kiên Hải");
        assertThat(organisations.at(before.position()).path(area, DAY, VI)).isEqualTo("Xã Lại Sơn · Huyện Kiên Hải");
        assertRefused(
                () -> areas.correct(new AreaId(10911), null, area, days, after.position(), "test"),
                ProblemCode.LIES_UNDER_ITSELF);
    }

    @Test
    void aUnitWithOthersUnderItIsNotClosed() {
        long seen = organisations.current().position();
        assertRefused(() -> units.close(new UnitId(5020), null, DAY, seen, "test"), ProblemCode.OTHERS_LIE_UNDER);
        Acting.runAsSystem(() -> units.close(new UnitId(5022), null, DAY, seen, "test"));
        assertThat(organisations.current().findUnit(new UnitId(5022), DAY)).isEmpty();
        assertThat(organisations.current().findUnit(new UnitId(5022), DAY.minusDays(1)))
                .isPresent();
    }

    @Test
    void theDatabaseRefusesTwoParentsOnOneDay() {
        assertThatThrownBy(() -> Acting.runAsSystem(() -> jdbc.sql("""
                insert into unit_link (unit, parent, valid, known)
                values (1003, 2000, daterange('2022-01-01', '2022-01-02'), int8range(1, null))""").update()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("unit_one_parent");
    }

    @Test
    void aBrokenFileIsRefusedWithAllItsProblems() {
        long before = organisations.current().position();
        String file = """
                id;code;level;parent;name_vi;name_en;valid_from;valid_to
                900001;90001;COMMUNE;;Xã A;A;;
                900002;90002;VILLAGE;10911;Xã B;B;;
                900003;90003;COMMUNE;10911;;C;2022-13-01;
                900004;31105;COMMUNE;10911;Xã D;D;2022-01-01;2023-01-01
                900005;90005;COMMUNE;777;Xã E;E;;2020-01-01
                x;90006
                """;
        assertThatThrownBy(() -> loading.load(Map.of("areas.csv", file), "test"))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::problems)
                .satisfies(problems -> assertThat(problems)
                        .extracting(problem -> problem.where() + " " + problem.code())
                        .containsExactlyInAnyOrder(
                                "areas.csv:3 VALUE_UNKNOWN",
                                "areas.csv:4 FIELD_MISSING",
                                "areas.csv:4 NOT_READABLE",
                                "areas.csv:7 COLUMNS_DIFFER"));
        String readable =
                file.lines().filter(line -> !line.matches("90000[23].*|x.*")).reduce("", (a, b) -> a + b + "\n");
        assertThatThrownBy(() -> loading.load(Map.of("areas.csv", readable), "test"))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::problems)
                .satisfies(problems -> assertThat(problems)
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.FIELD_MISSING, ProblemCode.CODE_TWICE, ProblemCode.CODE_UNKNOWN));
        assertThat(organisations.current().position()).isEqualTo(before);
    }

    @Test
    void anAreaGoesIntoAnotherOnlyOnceItHasEndedAndNeverIntoItself() {
        long before = organisations.current().position();
        assertThatThrownBy(() -> loading.load(Map.of("successions-areas.csv", """
                                area;successor;since;extent
                                10899;10899;2025-07-01;WHOLE
                                130733;130742;2024-01-01;WHOLE
                                """), "test"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.where() + " " + problem.code())
                                .containsExactlyInAnyOrder(
                                        "successions-areas.csv:2 AREA_FOLLOWS_ITSELF",
                                        "successions-areas.csv:3 AREA_NOT_ENDED"));
        assertThat(organisations.current().position()).isEqualTo(before);
    }

    /** The same trees, read in Java and by the database, agree on random days at random positions. */
    @Test
    void filesSayWhoTookOverAndUnitsReadTheirAreasAsOfTheirFirstDay() {
        String units = """
                source: Thử
                as_of: 2022-01-01
                units:
                  - {id: 990001, code: THU-A, force: POLICE, name: {vi: Đơn vị A, en: A}, short: A, areas: ['91'], valid_to: 2025-07-01}
                  - {id: 990002, code: THU-B, force: POLICE, name: {vi: Đơn vị B, en: B}, short: B, areas: ['91'], valid_from: 2025-07-01}
                """;
        LocalDate day = LocalDate.of(2025, 7, 1);
        assertThatThrownBy(() -> loading.load(
                        Map.of(
                                "units-a.yaml",
                                units,
                                "successions-units.csv",
                                "unit;successor;since\n990001;990002;2025-06-01\n990001;990001;2025-07-01\n990009;990002;2025-07-01\n"),
                        "test"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactlyInAnyOrder(
                                        ProblemCode.UNIT_UNKNOWN_ON_DAY,
                                        ProblemCode.CODE_TWICE,
                                        ProblemCode.UNIT_UNKNOWN_ON_DAY,
                                        ProblemCode.UNIT_UNKNOWN_ON_DAY));
        Map<String, String> files = Map.of(
                "units-a.yaml", units, "successions-units.csv", "unit;successor;since\n990001;990002;2025-07-01\n");
        loading.load(files, "test");
        Organisation known = organisations.current();
        assertThat(known.answering(new UnitId(990001), day)).isEqualTo(new UnitId(990002));
        assertThat(known.answering(new UnitId(990001), day.minusDays(1))).isEqualTo(new UnitId(990001));
        assertThat(known.areasOf(new UnitId(990001), day.minusDays(1)))
                .extracting(area -> area.id().value())
                .containsExactly(1091L);
        assertThat(known.areasOf(new UnitId(990002), day))
                .extracting(area -> area.id().value())
                .containsExactly(2091L);
    }

    @Test
    void aFileHangsNothingUnderAUnitThatHasEndedOrUnderItself() {
        String head = "source: Thử\nas_of: 2022-01-01\nunits:\n";
        String unit = "{id: %d, code: %s, force: POLICE, name: {vi: Đơn vị, en: Unit}, short: Đơn vị";
        loading.load(
                Map.of(
                        "units-b.yaml",
                        head + "  - " + unit.formatted(990011, "THU-TREN") + ", valid_to: 2025-07-01}\n"),
                "test");
        // The file says of the known one what it likes: what is known of it stays.
        String under = head + "  - " + unit.formatted(990011, "THU-TREN") + ", units: ["
                + unit.formatted(990012, "THU-DUOI") + "}]}\n";
        assertThatThrownBy(() -> loading.load(Map.of("units-c.yaml", under), "test"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.SUPERIOR_ABSENT));
        String ring = head + "  - " + unit.formatted(990013, "THU-VONG") + ", units: ["
                + unit.formatted(990014, "THU-VONG-2") + ", units: [" + unit.formatted(990013, "THU-VONG") + "}]}]}\n";
        assertThatThrownBy(() -> loading.load(Map.of("units-d.yaml", ring), "test"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .contains(ProblemCode.LIES_UNDER_ITSELF));
    }

    @Test
    void pathsInTheDatabaseAgreeWithTheSnapshot() {
        Random random = new Random(5);
        Organisation now = organisations.current();
        List<Area> districts = now.areas(AreaLevel.DISTRICT, DAY);
        List<Area> communes = now.areas(AreaLevel.COMMUNE, DAY);
        for (int i = 0; i < 20; i++) {
            LocalDate from = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(700));
            Validity days = new Validity(from, from.plusDays(1 + random.nextInt(300)));
            AreaId commune = communes.get(random.nextInt(communes.size())).id();
            AreaId district = districts.get(random.nextInt(districts.size())).id();
            Acting.runAsSystem(() -> areas.correct(
                    commune, null, district, days, organisations.current().position(), "test"));
        }
        long last = organisations.current().position();
        for (int i = 0; i < 20; i++) {
            long position = now.position() + random.nextLong(last - now.position() + 1);
            LocalDate day = LocalDate.of(2020, 12, 1).plusDays(random.nextInt(900));
            Organisation known = organisations.at(position);
            Set<String> inJava = new HashSet<>();
            for (AreaLevel level : AreaLevel.values()) {
                for (Area area : known.areas(level, day)) {
                    inJava.add(area.id() + " " + area.id());
                    for (var up = known.parent(area.id(), day);
                            up.isPresent();
                            up = known.parent(up.get().id(), day)) {
                        inJava.add(area.id() + " " + up.get().id());
                    }
                }
            }
            List<String> inDatabase = jdbc.sql(
                            "select area || ' ' || ancestor from area_paths(:position) where valid @> cast(:day as date)")
                    .param("position", position)
                    .param("day", day)
                    .query(String.class)
                    .list();
            assertThat(inDatabase).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(inJava);
        }
    }

    private List<Long> ancestors(long position, UnitId unit, LocalDate day) {
        return jdbc.sql("select ancestor from unit_paths(:position) where unit = :unit and valid @> cast(:day as date)")
                .param("position", position)
                .param("unit", unit.value())
                .param("day", day)
                .query(Long.class)
                .list();
    }

    private static void assertRefused(Runnable change, ProblemCode code) {
        assertThatThrownBy(() -> Acting.runAsSystem(change))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.problems().getFirst().code())
                .isEqualTo(code);
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
