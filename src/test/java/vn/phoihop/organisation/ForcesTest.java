package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.phoihop.organisation.ImportingListsTest.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.Difference.What;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The forces are an open, dated list: one more comes, one is called otherwise, one ends; its bit and its code it keeps for life. */
@DatabaseTest
@UsesDatabase(own = true)
class ForcesTest {

    private static final String FORCES = "force_code;name_vi;name_en;valid_from;valid_to\n";
    private static final LocalDate NOW = LocalDate.of(2026, 6, 1);
    private static final LocalDate SOON = LocalDate.now().plusDays(30);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    ImportingLists importing;

    @Autowired
    ExportingLists exporting;

    @Autowired
    MakingChanges making;

    @Autowired
    ChangesMade changes;

    @Autowired
    ImportWriting bits;

    @BeforeEach
    void load() {
        loading.loadShipped();
    }

    @Test
    void oneMoreComesWithItsUnitsIsCalledOtherwiseAndEnds() {
        assertThat(apply(files(
                                "forces.csv",
                                FORCES + "NAVY;Hải quân;Navy;2024-01-01;\n",
                                "units.csv",
                                ListFiles.UNITS + "HQ5-01;NAVY;Hải đội 1;Squadron 1;Hải đội 1;;91;2024-01-01;;\n"))
                        .counts())
                .containsOnly(Map.entry(What.FOUNDED, 2L));
        Organisation known = organisations.current();
        Force navy = known.force("NAVY");
        assertThat(navy.id().bit()).isGreaterThanOrEqualTo(5);
        assertThat(known.forces(NOW)).contains(navy);
        assertThat(known.forces(LocalDate.of(2023, 12, 31)))
                .doesNotContain(navy)
                .hasSize(5);
        assertThat(known.findUnit("HQ5-01", NOW).orElseThrow().force()).isEqualTo(navy.id());

        assertThat(apply(files("forces.csv", FORCES + "NAVY;Hải quân Nhân dân;People's Navy;2026-01-01;\n"))
                        .counts())
                .containsOnly(Map.entry(What.RENAMED, 1L));
        known = organisations.current();
        assertThat(known.force(navy.id(), LocalDate.of(2025, 12, 31)).name().vi())
                .isEqualTo("Hải quân");
        assertThat(known.force(navy.id(), NOW).name().vi()).isEqualTo("Hải quân Nhân dân");
        assertThat(importing
                        .preview(Map.of("all.csv", ListFiles.csv(ListKind.FORCES, exporting.rows(ListKind.FORCES))))
                        .changesNothing())
                .isTrue();

        String ends = FORCES + "NAVY;Hải quân Nhân dân;People's Navy;2026-01-01;2026-05-01\n";
        assertThat(refused(files("forces.csv", ends)))
                .singleElement()
                .returns("forces.csv:2 valid_to", Problem::where)
                .returns(ProblemCode.FORCE_HAS_UNITS, Problem::code);
        apply(files(
                "forces.csv",
                ends,
                "units.csv",
                ListFiles.UNITS + "HQ5-01;NAVY;Hải đội 1;Squadron 1;Hải đội 1;;91;2024-01-01;2026-05-01;\n"));
        known = organisations.current();
        assertThat(known.forces(NOW)).extracting(Force::code).doesNotContain("NAVY");
        assertThat(known.forces())
                .as("what it did is still found")
                .extracting(Force::code)
                .contains("NAVY");
        assertThat(refused(files(
                        "units.csv",
                        ListFiles.UNITS + "HQ5-02;NAVY;Hải đội 2;Squadron 2;Hải đội 2;;91;2026-06-01;;\n")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.FORCE_ABSENT);
        ChangeWished founding = new ChangeWished(
                ChangeKind.FOUND,
                PlaceType.UNIT,
                NOW,
                List.of(),
                List.of(),
                List.of(new NewName("HQ5-03", "Hải đội 3", "Squadron 3", null)),
                null,
                "NAVY",
                null,
                List.of(),
                "Quyết định");
        Refused late = catchThrowableOfType(
                Refused.class,
                () -> Acting.runAsSystem(() -> making.make(
                        UUID.randomUUID(), founding, organisations.current().position(), new Maker("x"))));
        assertThat(late.problems()).extracting(Problem::code).contains(ProblemCode.FORCE_ABSENT);
    }

    @Test
    void whatIsPlannedIsTakenBackAndTheBitIsNeverGivenToAnother() {
        apply(files("forces.csv", FORCES + "FISHERIES;Kiểm ngư;Fisheries surveillance;" + SOON + ";\n"));
        OrganisationChange planned = last();
        int bit = organisations.current().force("FISHERIES").id().bit();
        Acting.runAsSystem(() -> making.undo(planned.id(), new Maker("Quản trị")));
        assertThat(organisations.current().findForce("FISHERIES")).isEmpty();
        apply(files("forces.csv", FORCES + "MARKET;Quản lý thị trường;Market surveillance;" + SOON + ";\n"));
        assertThat(organisations.current().force("MARKET").id().bit()).isGreaterThan(bit);
        apply(files("forces.csv", FORCES + "FISHERIES;Kiểm ngư;Fisheries surveillance;" + SOON + ";\n"));
        assertThat(organisations.current().force("FISHERIES").id().bit()).isEqualTo(bit);
    }

    @Test
    void whatAUnitHasComeToBeOfStays() {
        apply(files("forces.csv", FORCES + "RANGERS;Kiểm lâm;Forest rangers;" + SOON + ";\n"));
        OrganisationChange planned = last();
        apply(files("units.csv", ListFiles.UNITS + "KL-01;RANGERS;Hạt 1;Station 1;Hạt 1;;91;" + SOON + ";;\n"));
        OrganisationChange unit = last();
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> Acting.runAsSystem(() -> making.undo(planned.id(), new Maker("Quản trị"))))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CHANGE_RELIED_ON);
        Acting.runAsSystem(() -> {
            making.undo(unit.id(), new Maker("Quản trị"));
            making.undo(planned.id(), new Maker("Quản trị"));
        });
        assertThat(organisations.current().findForce("RANGERS")).isEmpty();
    }

    @Test
    void thereIsABitForThirtyOneOfThem() {
        StringBuilder many = new StringBuilder(FORCES);
        for (int i = 0; i < 31; i++) {
            many.append("F%d;Lực lượng %d;Force %d;;\n".formatted(i, i, i));
        }
        assertThat(refused(files("forces.csv", many.toString())))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.FORCES_TOO_MANY);
    }

    @Test
    void theBitsOfThoseTakenBackCountToo() {
        StringBuilder many = new StringBuilder(FORCES);
        for (int i = 0; i < 10; i++) {
            many.append("B%d;Lực lượng %d;Force %d;%s;\n".formatted(i, i, i, SOON));
        }
        apply(files("forces.csv", many.toString()));
        OrganisationChange planned = last();
        Acting.runAsSystem(() -> making.undo(planned.id(), new Maker("Quản trị")));
        int given = Acting.asSystem(() ->
                bits.forceBits().values().stream().mapToInt(bit -> bit).max().orElseThrow());
        StringBuilder more = new StringBuilder(FORCES);
        for (int i = given; i < 31; i++) {
            more.append("C%d;Lực lượng %d;Force %d;%s;\n".formatted(i, i, i, SOON));
        }
        assertThat(refused(files("forces.csv", more.toString())))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.FORCES_TOO_MANY);
        assertThat(importing.preview(files("forces.csv", many.toString())).changesNothing())
                .as("they have theirs")
                .isFalse();
    }

    private OrganisationChange last() {
        return Acting.asSystem(
                        () -> changes.search(new ChangesMade.Search("", "", "", "", null, null), LocalDate.now(), 0, 1))
                .getFirst();
    }

    private List<Problem> refused(Map<String, byte[]> lists) {
        return catchThrowableOfType(Refused.class, () -> importing.preview(lists))
                .problems();
    }

    private ImportPlan apply(Map<String, byte[]> lists) {
        return Acting.asSystem(() -> importing
                .apply(lists, organisations.current().position(), "Quản trị")
                .plan());
    }
}
