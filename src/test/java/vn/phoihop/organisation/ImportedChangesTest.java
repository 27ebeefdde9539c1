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
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Imported lists are a change like the others: they tell whom they affect, leave no duty to nobody, are listed, and are taken back until their day. */
@DatabaseTest
@UsesDatabase(own = true)
class ImportedChangesTest {

    private static final LocalDate PAST = LocalDate.of(2024, 1, 1);
    private static final LocalDate NEXT = LocalDate.now().plusDays(40);
    private static final Maker MAKER = new Maker("Lê Quản Trị");
    private static int codes;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    @Autowired
    ImportingLists importing;

    @Autowired
    MakingChanges making;

    @Autowired
    ChangesMade changes;

    private BookId book = BookId.COMMON;
    private String code = "";

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        code = "NHAP-" + ++codes;
    }

    @Test
    void aListEndsNoUnitInWhichSomebodyHoldsAnOfficeUnlessItSaysWhoTakesOver() {
        apply(units(code + ";POLICE;Đội thử;Test Team;Đội;CA-KG;;" + PAST + ";;"));
        TestStaff.named(context, "Trực ban").as(Role.RECORDER, book, unit(code));
        String ends = code + ";POLICE;Đội thử;Test Team;Đội;CA-KG;;" + PAST + ";" + NEXT + ";";
        assertThat(refused(units(ends))).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("units.csv:2 valid_to");
            assertThat(problem.code()).isEqualTo(ProblemCode.DUTIES_LEFT);
        });
        Map<String, byte[]> whole = files(
                "units.csv",
                ListFiles.UNITS + ends + "\n",
                "went.csv",
                "unit;successor;since\n" + code + ";CA-KG-PV01;" + NEXT + "\n");
        List<Affected> affected = importing.affected(importing.preview(whole));
        assertThat(affected)
                .filteredOn(one -> one.key().equals("access.affected.offices"))
                .singleElement()
                .returns(1L, Affected::count);
        apply(whole);
        assertThat(organisations.current().findUnit(code, NEXT)).isEmpty();
    }

    @Test
    void aListEndsNoProvinceThatHasABookUnlessItSaysWhatItWentInto() {
        String head = "code;level;name_vi;name_en;parent;valid_from;valid_to\n";
        String one = code + "A;PROVINCE;Tỉnh A;A;;" + PAST + ";";
        String other = code + "B;PROVINCE;Tỉnh B;B;;" + PAST + ";\n";
        apply(files("areas.csv", head + one + "\n" + other));
        TestBooks.open(
                context,
                organisations.current().findArea(code + "A", NEXT).orElseThrow().id());
        Map<String, byte[]> ended = files("areas.csv", head + one + NEXT + "\n");
        assertThat(refused(ended)).extracting(Problem::code).containsExactly(ProblemCode.DUTIES_LEFT);
        apply(files(
                "areas.csv",
                head + one + NEXT + "\n",
                "went.csv",
                "area;successor;since;extent\n" + code + "A;" + code + "B;" + NEXT + ";WHOLE\n"));
        assertThat(organisations.current().findArea(code + "A", NEXT)).isEmpty();
    }

    @Test
    void whatAListPlansIsListedAndTakenBackAsOne() {
        apply(units(code + ";POLICE;Đội thử;Test Team;Đội;CA-KG;;" + PAST + ";;"));
        OrganisationChange founded = last();
        assertThat(founded.kind()).isEqualTo(ChangeKind.IMPORT);
        assertThat(founded.state(LocalDate.now())).isEqualTo("made");
        assertThat(refusal(founded)).containsExactly(ProblemCode.CHANGE_DAY_HAS_COME);

        UUID first = rename(unit(code));
        OrganisationChange renamed = Acting.asSystem(() -> making.get(first));
        long before = organisations.current().position();
        String asItWas = told();
        apply(units(
                code + ";POLICE;Đội khác;Other Team;Đội khác;CA-KG-PV01;91;" + NEXT + ";;" + code,
                code + "-MOI;POLICE;Đội mới;New Team;Đội mới;CA-KG;;" + NEXT + ";;"));
        OrganisationChange planned = last();
        assertThat(planned.state(LocalDate.now())).isEqualTo("planned");
        assertThat(planned.from()).isEqualTo(NEXT);
        assertThat(planned.of()).isNull();
        assertThat(planned.units()).hasSize(2);
        assertThat(planned.told().vi()).contains("Đội mới");
        assertThat(planned.reason()).isEqualTo("units.csv");
        assertThat(refusal(renamed)).containsExactly(ProblemCode.CHANGE_TOUCHED_SINCE);

        undo(planned);
        assertThat(told()).isEqualTo(asItWas);
        assertThat(organisations.current().findUnit(code + "-MOI", NEXT)).isEmpty();
        assertThat(organisations.at(before).position()).isEqualTo(before);
        // The later one has been taken back: now the earlier one can be, as its refusal has said.
        undo(renamed);
        assertThat(organisations.current().unit(unit(code), NEXT).name().vi()).isEqualTo("Đội thử");
    }

    @Test
    void whatHasComeToRelyOnAListKeepsIt() {
        apply(units(code + ";POLICE;Đội thử;Test Team;Đội;CA-KG;;" + NEXT + ";;"));
        OrganisationChange planned = last();
        Acting.runAsSystem(() ->
                context.getBean(vn.phoihop.access.CoordinationOffices.class).appoint(book, unit(code), NEXT));
        assertThat(refusal(planned)).containsExactly(ProblemCode.CHANGE_RELIED_ON);
    }

    private UUID rename(UnitId unit) {
        UUID id = UUID.randomUUID();
        ChangeWished wished = new ChangeWished(
                ChangeKind.RENAME,
                PlaceType.UNIT,
                NEXT.minusDays(5),
                List.of(unit.value()),
                List.of(),
                List.of(new NewName(null, "Đội đổi tên", "Renamed Team", null)),
                null,
                null,
                null,
                List.of(),
                "Quyết định");
        Acting.runAsSystem(() -> making.make(id, wished, organisations.current().position(), MAKER));
        return id;
    }

    /** What is told of the unit from day to day. */
    private String told() {
        Organisation known = organisations.current();
        UnitId unit = unit(code);
        return known.unitStates().of(unit.value()).toString()
                + known.unitTree().linksOf(unit.value())
                + known.answeringOf(unit.value());
    }

    private UnitId unit(String of) {
        Organisation known = organisations.current();
        return known.findUnit(of, PAST)
                .or(() -> known.findUnit(of, NEXT))
                .orElseThrow()
                .id();
    }

    private OrganisationChange last() {
        return Acting.asSystem(() -> changes.search(
                        new ChangesMade.Search("", "IMPORT", "UNIT", "", null, null), LocalDate.now(), 0, 1))
                .getFirst();
    }

    private void undo(OrganisationChange change) {
        Acting.runAsSystem(() -> making.undo(change.id(), MAKER));
    }

    private List<ProblemCode> refusal(OrganisationChange change) {
        return catchThrowableOfType(Refused.class, () -> undo(change)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private List<Problem> refused(Map<String, byte[]> lists) {
        return catchThrowableOfType(Refused.class, () -> importing.preview(lists))
                .problems();
    }

    private static Map<String, byte[]> units(String... rows) {
        return files("units.csv", ListFiles.UNITS + String.join("\n", rows) + "\n");
    }

    private void apply(Map<String, byte[]> lists) {
        Acting.asSystem(() -> importing.apply(lists, organisations.current().position(), "Quản trị"));
    }
}
