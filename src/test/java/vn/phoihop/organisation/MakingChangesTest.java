package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.ForeseeingChange.Foreseen;
import vn.phoihop.organisation.MakingChanges.Made;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What becomes of a change, and everything for which one is refused. */
@DatabaseTest
@UsesDatabase(own = true)
class MakingChangesTest {

    private static final long COMMAND = 3000;
    private static final long POST = 3006;
    private static final long OTHER_POST = 3007;
    private static final long POLICE = 1000;
    private static final long AN_GIANG = 2091;
    private static final LocalDate PAST = LocalDate.of(2022, 3, 1);
    private static final LocalDate PAST_OF_AN_GIANG = LocalDate.of(2025, 8, 1);
    private static final LocalDate NEXT = LocalDate.now().plusDays(40);
    private static final Maker MAKER = new Maker("Lê Quản Trị");

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    @Autowired
    MakingChanges making;

    @Autowired
    ForeseeingChange foreseeing;

    private TransactionTemplate transaction;
    private BookId book;
    private int codes;

    @BeforeEach
    void open() {
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        book = TestBooks.inKienGiang(context);
    }

    @Test
    void aPreviewSaysWhatIsThenDoneAndChangesNothing() {
        long post = founded(PAST);
        long other = founded(PAST);
        ChangeWished merger = merge(NEXT, List.of(post, other), name());
        long before = position();
        Foreseen foreseen = foresee(merger);
        assertThat(foreseen.problems()).isEmpty();
        assertThat(position()).isEqualTo(before);
        make(merger);
        Organisation now = organisations.current();
        List<String> then =
                now.units(NEXT).stream().map(MakingChangesTest::told).toList();
        assertThat(foreseen.decision().after().units(NEXT).stream().map(MakingChangesTest::told))
                .containsExactlyInAnyOrderElementsOf(then);
        Unit heir = now.findUnit(merger.named().getFirst().code(), NEXT).orElseThrow();
        assertThat(now.answering(new UnitId(post), NEXT)).isEqualTo(heir.id());
        assertThat(now.unitsAnsweredFor(heir.id(), NEXT)).contains(new UnitId(post), new UnitId(other));
    }

    @Test
    void whatLayUnderThoseThatMergeLiesUnderTheHeirAndAreasGoOver() {
        long upper = founded(PAST);
        long lower = founded(PAST, upper);
        long other = founded(PAST);
        make(merge(NEXT, List.of(upper), other));
        Organisation now = organisations.current();
        assertThat(now.parent(new UnitId(lower), NEXT)).map(Unit::id).contains(new UnitId(other));
        assertThat(now.parent(new UnitId(lower), NEXT.minusDays(1)))
                .map(Unit::id)
                .contains(new UnitId(upper));

        long first = foundedArea(PAST_OF_AN_GIANG);
        long second = foundedArea(PAST_OF_AN_GIANG);
        ChangeWished guard = found(PAST_OF_AN_GIANG, COMMAND, first);
        make(guard);
        make(change(ChangeKind.MERGE, PlaceType.AREA, NEXT, List.of(first, second), List.of(), List.of(name()), null));
        Organisation after = organisations.current();
        Unit answering = after.findUnit(guard.named().getFirst().code(), NEXT).orElseThrow();
        assertThat(after.rebased(new AreaId(first), PAST_OF_AN_GIANG, NEXT))
                .isEqualTo(after.rebased(new AreaId(second), PAST_OF_AN_GIANG, NEXT))
                .returns(true, Rebased::whole);
        assertThat(after.areasOf(answering.id(), NEXT))
                .extracting(Area::id)
                .containsExactlyElementsOf(
                        after.rebased(new AreaId(first), PAST_OF_AN_GIANG, NEXT).places());
    }

    @Test
    void partsOfASplitAreaAreParts() {
        long area = foundedArea(PAST_OF_AN_GIANG);
        make(change(ChangeKind.SPLIT, PlaceType.AREA, NEXT, List.of(area), List.of(), List.of(name(), name()), null));
        assertThat(organisations.current().rebased(new AreaId(area), PAST_OF_AN_GIANG, NEXT))
                .returns(false, Rebased::whole)
                .satisfies(rebased -> assertThat(rebased.places()).hasSize(2));
    }

    @Test
    void aPartGoesToANewAreaAndTheAreaGoesOn() {
        long area = foundedArea(PAST_OF_AN_GIANG);
        ChangeWished guard = found(PAST_OF_AN_GIANG, COMMAND, area);
        make(guard);
        NewName name = name();
        ChangeWished detach =
                change(ChangeKind.DETACH, PlaceType.AREA, NEXT, List.of(area), List.of(), List.of(name), null);
        Foreseen foreseen = foresee(detach);
        assertThat(foreseen.problems()).isEmpty();
        Made made = make(detach);
        Organisation now = organisations.current();
        Area part = now.findArea(name.code(), NEXT).orElseThrow();
        assertThat(part).returns(new AreaId(AN_GIANG), Area::parent).returns(AreaLevel.COMMUNE, Area::level);
        assertThat(now.findArea(new AreaId(area), NEXT)).isPresent();
        assertThat(now.rebased(new AreaId(area), PAST_OF_AN_GIANG, NEXT))
                .isEqualTo(new Rebased(List.of(new AreaId(area), part.id()), false));
        assertThat(now.rebased(new AreaId(area), NEXT, NEXT)).returns(true, Rebased::whole);
        assertThat(now.rebased(new AreaId(area), PAST_OF_AN_GIANG, NEXT.minusDays(1)))
                .returns(true, Rebased::whole);
        assertThat(new PlaceAndUnits(standing(), now).place(new AreaId(area), PAST_OF_AN_GIANG, NEXT))
                .as("what a case comes to is counted where it lay")
                .isEqualTo(new AreaId(area));
        UnitId answering = now.findUnit(guard.named().getFirst().code(), NEXT)
                .orElseThrow()
                .id();
        assertThat(now.areasOf(answering, NEXT))
                .extracting(Area::id)
                .containsExactlyInAnyOrder(new AreaId(area), part.id());

        undo(made);
        assertThat(organisations.current().findArea(name.code(), NEXT)).isEmpty();
        assertThat(organisations.current().rebased(new AreaId(area), PAST_OF_AN_GIANG, NEXT))
                .returns(true, Rebased::whole);
    }

    @Test
    void anAreaMayGiveAPartToAnotherAndGoIntoItLater() {
        long area = foundedArea(PAST_OF_AN_GIANG);
        long other = foundedArea(PAST_OF_AN_GIANG);
        make(change(ChangeKind.DETACH, PlaceType.AREA, NEXT, List.of(area), List.of(other), List.of(), null));
        assertThat(organisations.current().rebased(new AreaId(other), PAST_OF_AN_GIANG, NEXT))
                .returns(true, Rebased::whole);
        assertThat(refusal(() -> make(change(
                        ChangeKind.DETACH, PlaceType.AREA, NEXT, List.of(area), List.of(other), List.of(), null))))
                .containsOnly(ProblemCode.NOTHING_WOULD_CHANGE);
        assertThat(refusal(() -> make(change(
                        ChangeKind.DETACH, PlaceType.AREA, NEXT, List.of(area), List.of(AN_GIANG), List.of(), null))))
                .containsOnly(ProblemCode.SUCCESSOR_OF_OTHER_LEVEL);
        LocalDate later = NEXT.plusDays(30);
        make(change(ChangeKind.MERGE, PlaceType.AREA, later, List.of(area), List.of(other), List.of(), null));
        Organisation now = organisations.current();
        assertThat(now.rebased(new AreaId(area), PAST_OF_AN_GIANG, NEXT)).returns(false, Rebased::whole);
        assertThat(now.rebased(new AreaId(area), PAST_OF_AN_GIANG, later))
                .isEqualTo(new Rebased(List.of(new AreaId(other)), true));
    }

    @Test
    void anAreaOfWhichAPartIsToGoLaterIsNotEndedBefore() {
        long area = foundedArea(PAST_OF_AN_GIANG);
        long other = foundedArea(PAST_OF_AN_GIANG);
        LocalDate later = NEXT.plusDays(30);
        make(change(ChangeKind.DETACH, PlaceType.AREA, later, List.of(area), List.of(), List.of(name()), null));
        assertThat(refusal(() -> make(change(
                        ChangeKind.MERGE, PlaceType.AREA, NEXT, List.of(area), List.of(other), List.of(), null))))
                .contains(ProblemCode.CHANGED_LATER_ALREADY);
    }

    @Test
    void aUnitIsEntrustedWithAreasAndRelievedOfThemFromADayOn() {
        long first = foundedArea(PAST_OF_AN_GIANG);
        long second = foundedArea(PAST_OF_AN_GIANG);
        ChangeWished post = found(PAST_OF_AN_GIANG, COMMAND, first);
        make(post);
        long unit = organisations
                .current()
                .findUnit(post.named().getFirst().code(), NEXT)
                .orElseThrow()
                .id()
                .value();
        long team = founded(PAST_OF_AN_GIANG, unit);
        ChangeWished more = answering(ChangeKind.ENTRUST, unit, NEXT, second);
        Foreseen foreseen = foresee(more);
        assertThat(foreseen.problems()).isEmpty();
        assertThat(BeforeAndAfter.of(more, foreseen.decision(), java.util.Locale.of("vi")))
                .as("the unit, and the team under it that answers for the same")
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line.after()).startsWith(line.before()).contains(", "));
        Made made = make(more);
        assertThat(areas(unit, NEXT)).containsExactlyInAnyOrder(first, second);
        assertThat(areas(team, NEXT)).containsExactlyInAnyOrder(first, second);
        assertThat(areas(unit, NEXT.minusDays(1))).containsExactly(first);
        assertThat(made.change().told().vi()).contains(": ");
        assertThat(refusal(() -> make(more))).containsOnly(ProblemCode.ANSWERS_ALREADY);

        Made less = make(answering(ChangeKind.RELIEVE, unit, NEXT.plusDays(5), first));
        assertThat(areas(unit, NEXT.plusDays(5))).containsExactly(second);
        assertThat(areas(unit, NEXT.plusDays(4))).containsExactlyInAnyOrder(first, second);
        assertThat(refusal(() -> making.undo(made.change().id(), MAKER)))
                .containsOnly(ProblemCode.CHANGE_TOUCHED_SINCE);
        undo(less);
        assertThat(areas(unit, NEXT.plusDays(5))).containsExactlyInAnyOrder(first, second);

        make(answering(ChangeKind.RELIEVE, unit, NEXT, first, second));
        assertThat(areas(unit, NEXT))
                .as("left with none of its own, it answers for those of its superior")
                .isEqualTo(areas(COMMAND, NEXT));
    }

    @Test
    void whatAUnitAnswersForIsRefusedWhereItCannotBe() {
        long area = foundedArea(NEXT);
        long unit = founded(PAST_OF_AN_GIANG);
        assertThat(refusal(() -> make(answering(ChangeKind.ENTRUST, unit, NEXT.minusDays(1), area))))
                .containsOnly(ProblemCode.AREA_UNKNOWN_ON_DAY);
        assertThat(refusal(() -> make(answering(ChangeKind.ENTRUST, unit, PAST, area))))
                .containsOnly(ProblemCode.UNIT_UNKNOWN_ON_DAY);
        assertThat(refusal(() -> make(answering(ChangeKind.RELIEVE, unit, NEXT, area))))
                .containsOnly(ProblemCode.ANSWERS_NOT);
        assertThat(refusal(() -> make(answering(ChangeKind.ENTRUST, unit, NEXT))))
                .containsOnly(ProblemCode.REQUIRED);
        assertThat(refusal(() -> make(answering(ChangeKind.ENTRUST, unit, NEXT, area, area))))
                .containsOnly(ProblemCode.NAMED_TWICE);
        assertThat(refusal(() -> make(change(
                        ChangeKind.DETACH, PlaceType.UNIT, NEXT, List.of(unit), List.of(), List.of(name()), null))))
                .containsOnly(ProblemCode.VALUE_UNKNOWN);
        assertThat(refusal(() -> make(
                        change(ChangeKind.ENTRUST, PlaceType.AREA, NEXT, List.of(area), List.of(), List.of(), null))))
                .containsExactlyInAnyOrder(ProblemCode.VALUE_UNKNOWN, ProblemCode.REQUIRED);
        // A planned end of the area ends what is given now, too.
        make(change(ChangeKind.CLOSE, PlaceType.AREA, NEXT.plusDays(9), List.of(area), List.of(), List.of(), null));
        make(answering(ChangeKind.ENTRUST, unit, NEXT, area));
        assertThat(organisations.current().answeringOf(unit))
                .extracting(row -> row.valid().to())
                .containsExactly(NEXT.plusDays(9));
    }

    private vn.phoihop.ledger.StandingBook standing() {
        return Acting.asSystem(
                () -> context.getBean(vn.phoihop.ledger.BookSuccessions.class).standing(book, java.time.Instant.now()));
    }

    private List<Long> areas(long unit, LocalDate day) {
        return organisations.current().areasOf(new UnitId(unit), day).stream()
                .map(area -> area.id().value())
                .toList();
    }

    private static ChangeWished answering(ChangeKind kind, long unit, LocalDate from, Long... areas) {
        return new ChangeWished(
                kind,
                PlaceType.UNIT,
                from,
                List.of(unit),
                null,
                null,
                null,
                null,
                null,
                List.of(areas),
                "Quyết định số 12");
    }

    @Test
    void whatIsPlannedIsTakenBackUntilItsDayAndOnlyWhileNothingReliesOnIt() {
        long post = founded(PAST);
        String before = told(organisations.current().unit(new UnitId(post), NEXT));
        Made renamed = make(change(
                ChangeKind.RENAME,
                PlaceType.UNIT,
                NEXT,
                List.of(post),
                List.of(),
                List.of(new NewName(null, "Đồn đổi tên", "Renamed", null)),
                null));
        assertThat(told(organisations.current().unit(new UnitId(post), NEXT))).contains("Đồn đổi tên");
        long planned = position();
        undo(renamed);
        assertThat(told(organisations.current().unit(new UnitId(post), NEXT))).isEqualTo(before);
        assertThat(told(organisations.at(planned).unit(new UnitId(post), NEXT)))
                .as("as it was known then")
                .contains("Đồn đổi tên");
        assertThat(refusal(() -> undo(renamed))).containsExactly(ProblemCode.CHANGE_UNDONE_ALREADY);

        Made past = make(move(post, OTHER_POST, PAST.plusDays(10)));
        assertThat(refusal(() -> undo(past))).containsExactly(ProblemCode.CHANGE_DAY_HAS_COME);

        Made moved = make(move(post, POST, NEXT));
        make(move(post, OTHER_POST, NEXT.plusDays(5)));
        assertThat(refusal(() -> undo(moved))).containsExactly(ProblemCode.CHANGE_TOUCHED_SINCE);

        ChangeWished wished = found(NEXT, COMMAND);
        Made founding = make(wished);
        UnitId upper = organisations
                .current()
                .findUnit(wished.named().getFirst().code(), NEXT)
                .orElseThrow()
                .id();
        long lower = founded(NEXT, upper.value());
        assertThat(lower).isPositive();
        assertThat(refusal(() -> undo(founding))).containsExactly(ProblemCode.CHANGE_RELIED_ON);

        ChangeWished alone = found(NEXT, COMMAND);
        Made withOffice = make(alone);
        UnitId office = organisations
                .current()
                .findUnit(alone.named().getFirst().code(), NEXT)
                .orElseThrow()
                .id();
        TestStaff.named(context, "Người được giao").as(Role.RECORDER, book, office);
        assertThat(refusal(() -> undo(withOffice))).containsExactly(ProblemCode.CHANGE_RELIED_ON);
    }

    @Test
    void aUnitWithDutiesIsNotClosedUnlessSomebodyTakesOver() {
        long post = founded(PAST);
        long lower = founded(PAST, post);
        TestStaff.named(context, "Trực ban").as(Role.RECORDER, book, new UnitId(post));
        record(post);
        ChangeWished closing = close(post, NEXT, null);
        assertThat(refusal(() -> make(closing)))
                .as("all at once")
                .contains(ProblemCode.OTHERS_LIE_UNDER, ProblemCode.DUTIES_LEFT);
        make(move(lower, COMMAND, NEXT));
        assertThat(refusal(() -> make(closing))).containsOnly(ProblemCode.DUTIES_LEFT);
        assertThat(foresee(closing).affected())
                .extracting(AffectedByChange.Affected::key)
                .contains("access.affected.offices");
        // A record of a later day would be left to nobody.
        assertThat(foresee(close(post, PAST, null)).affected())
                .extracting(AffectedByChange.Affected::key)
                .contains("activity.affected.later", "report.affected.due");
        make(close(post, NEXT, OTHER_POST));
        assertThat(organisations.current().answering(new UnitId(post), NEXT)).isEqualTo(new UnitId(OTHER_POST));
    }

    @Test
    void whatAUnitComesToAnswerForAfterItsClosingWasPlannedIsTold() {
        long post = founded(PAST);
        Made closing = make(close(post, NEXT, null));
        assertThat(left(closing)).isEmpty();
        TestStaff.named(context, "Giao sau khi đã định").as(Role.RECORDER, book, new UnitId(post));
        assertThat(left(closing)).singleElement().satisfies(left -> {
            assertThat(left.from()).isEqualTo(NEXT);
            assertThat(left.told().vi()).isEqualTo("1 nhiệm vụ tại đơn vị");
        });
        long followed = founded(PAST);
        Made merger = make(close(followed, NEXT, OTHER_POST));
        TestStaff.named(context, "Có đơn vị kế thừa").as(Role.RECORDER, book, new UnitId(followed));
        assertThat(left(merger)).isEmpty();
    }

    private List<PlannedClosings.Left> left(Made made) {
        return Acting.asSystem(() -> context.getBean(PlannedClosings.class).of(made.change()));
    }

    @Test
    void whatCannotBeIsRefusedWithAllThatIsWrong() {
        ChangeWished empty = new ChangeWished(
                ChangeKind.FOUND,
                PlaceType.UNIT,
                NEXT,
                null,
                null,
                List.of(new NewName("thường", " ", "", null)),
                null,
                "NAVY",
                null,
                null,
                "Gọi 0912345678");
        assertThat(refusal(() -> make(empty)))
                .contains(ProblemCode.PLACE_CODE_UNREADABLE, ProblemCode.REQUIRED, ProblemCode.TEXT_WITH_PHONE);
        assertThat(refusal(() -> make(merge(NEXT, List.of(POST, POST), name()))))
                .contains(ProblemCode.NAMED_TWICE);
        assertThat(refusal(() -> make(merge(NEXT, List.of(POST), POST)))).contains(ProblemCode.SUCCEEDS_ITSELF);
        assertThat(refusal(() -> make(merge(NEXT, List.of(POST), name()))))
                .containsExactly(ProblemCode.PLACES_DO_NOT_FIT);
        assertThat(refusal(() -> make(move(COMMAND, POST, NEXT)))).containsExactly(ProblemCode.LIES_UNDER_ITSELF);
        assertThat(refusal(() -> make(move(POST, COMMAND, NEXT)))).containsExactly(ProblemCode.NOTHING_WOULD_CHANGE);
        assertThat(refusal(() -> make(change(
                        ChangeKind.MERGE, PlaceType.AREA, NEXT, List.of(AN_GIANG), List.of(1091L), List.of(), null))))
                .as("Kiên Giang has ended")
                .containsExactly(ProblemCode.AREA_UNKNOWN_ON_DAY);
        long area = foundedArea(PAST_OF_AN_GIANG);
        assertThat(refusal(() -> make(change(
                        ChangeKind.MERGE, PlaceType.AREA, NEXT, List.of(area), List.of(AN_GIANG), List.of(), null))))
                .contains(ProblemCode.SUCCESSOR_OF_OTHER_LEVEL);
    }

    @Test
    void onTheDaysAreTold() {
        long post = founded(NEXT);
        assertThat(refusal(() -> make(move(post, POST, NEXT.minusDays(1)))))
                .as("before it is there")
                .containsExactly(ProblemCode.UNIT_UNKNOWN_ON_DAY);
        long later = founded(NEXT.plusDays(1));
        assertThat(refusal(() -> make(close(POST, NEXT, later)))).containsExactly(ProblemCode.UNIT_UNKNOWN_ON_DAY);
        long superior = founded(PAST);
        make(close(superior, NEXT.plusDays(9), null));
        assertThat(refusal(() -> make(move(post, superior, NEXT)))).containsExactly(ProblemCode.SUPERIOR_ABSENT);
        assertThat(refusal(() -> make(close(superior, NEXT, null)))).contains(ProblemCode.CHANGED_LATER_ALREADY);
        long heir = founded(PAST);
        make(close(founded(PAST), NEXT.plusDays(9), heir));
        assertThat(refusal(() -> make(close(heir, NEXT, COMMAND)))).containsExactly(ProblemCode.SUCCESSOR_ABSENT);
    }

    @Test
    void aCodeIsGivenAgainOnlyWhenItsBearerHasEnded() {
        ChangeWished first = found(PAST, COMMAND);
        make(first);
        long bearer = organisations
                .current()
                .findUnit(first.named().getFirst().code(), PAST)
                .orElseThrow()
                .id()
                .value();
        ChangeWished again = new ChangeWished(
                ChangeKind.FOUND, PlaceType.UNIT, NEXT, null, null, first.named(), COMMAND, null, null, null, "Lại");
        assertThat(refusal(() -> make(again))).containsExactly(ProblemCode.PLACE_CODE_TAKEN);
        UUID ending = UUID.randomUUID();
        make(ending, close(bearer, NEXT, null), position());
        make(again);
        assertThat(refusal(() -> Acting.runAsSystem(() -> making.undo(ending, new Maker("x")))))
                .as("two would bear it")
                .containsExactly(ProblemCode.PLACE_CODE_TAKEN);
        assertThat(organisations.current().findUnit(first.named().getFirst().code(), NEXT))
                .map(Unit::id)
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(new UnitId(bearer)));
    }

    @Test
    void theSameSentAgainIsOneChangeAndAnotherUnderItsIdIsRefused() {
        ChangeWished wished = found(NEXT, COMMAND);
        UUID id = UUID.randomUUID();
        long seen = position();
        assertThat(make(id, wished, seen).now()).isTrue();
        long made = position();
        assertThat(make(id, wished, seen).now()).isFalse();
        assertThat(position()).isEqualTo(made);
        assertThat(refusal(() -> make(id, found(NEXT, COMMAND), seen))).containsExactly(ProblemCode.CHANGE_ID_TAKEN);
        assertThat(refusal(() -> make(wished))).as("twice").containsExactly(ProblemCode.PLACE_CODE_TAKEN);
        assertThat(refusal(() -> making.get(UUID.randomUUID()))).containsExactly(ProblemCode.NOT_FOUND);
    }

    @Test
    void ofTwoAdministratorsAtOnceTheLaterOneLooksAgain() throws Exception {
        long post = founded(PAST);
        long seen = position();
        List<Callable<List<ProblemCode>>> both =
                List.of(() -> outcome(move(post, POST, NEXT), seen), () -> outcome(move(post, OTHER_POST, NEXT), seen));
        List<List<ProblemCode>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<List<ProblemCode>> one : threads.invokeAll(both)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).containsExactlyInAnyOrder(List.of(), List.of(ProblemCode.CHANGED_MEANWHILE));
        // Each would be fine alone; together they would close a ring.
        long one = founded(PAST);
        long other = founded(PAST);
        long then = position();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<List<ProblemCode>> ring = new ArrayList<>();
            for (Future<List<ProblemCode>> made : threads.invokeAll(List.<Callable<List<ProblemCode>>>of(
                    () -> outcome(move(one, other, NEXT), then), () -> outcome(move(other, one, NEXT), then)))) {
                ring.add(made.get());
            }
            assertThat(ring).containsExactlyInAnyOrder(List.of(), List.of(ProblemCode.CHANGED_MEANWHILE));
        }
    }

    /** A request may have looked at the organisation before it had to wait for another's change. */
    @Test
    void whatAnotherChangedWhileOneWaitedIsDecidedOn() throws Exception {
        long one = founded(PAST);
        long upper = founded(PAST);
        long lower = founded(PAST, upper);
        long seen = position();
        List<ProblemCode> refused = Acting.asSystem(() -> transaction.execute(status -> {
            assertThat(organisations.current().position()).isEqualTo(seen);
            try (ExecutorService another = Executors.newSingleThreadExecutor()) {
                another.submit(() -> make(move(upper, one, NEXT))).get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
                throw new IllegalStateException(failure);
            }
            status.setRollbackOnly();
            return outcome(move(one, lower, NEXT), seen);
        }));
        assertThat(refused).containsOnly(ProblemCode.LIES_UNDER_ITSELF);
    }

    private List<ProblemCode> outcome(ChangeWished wished, long seen) {
        try {
            make(UUID.randomUUID(), wished, seen);
            return List.of();
        } catch (Refused refused) {
            return refused.problems().stream().map(Problem::code).toList();
        }
    }

    private static String told(Unit unit) {
        return unit.code() + " " + unit.name().vi();
    }

    private void record(long unit) {
        java.time.Instant start = java.time.Instant.parse("2022-03-05T01:00:00Z");
        context.getBean(vn.phoihop.catalogue.ChangingCatalogue.class).loadShipped();
        Acting.runAsSystem(() -> context.getBean(RecordingActivity.class)
                .submit(new Submission(
                        new RecordKey(book, UUID.randomUUID()),
                        new ActivityForm(
                                "PATROL",
                                start,
                                start.plusSeconds(3600),
                                new AreaId(500001),
                                new UnitId(unit),
                                List.of(),
                                List.of(new Contribution(new UnitId(unit), "PERSONNEL_TURN", Quantity.of("6"))),
                                null,
                                null,
                                false),
                        By.now("Cán bộ", new UnitId(unit)))));
    }

    private NewName name() {
        codes++;
        String code = "T" + System.nanoTime() + "-" + codes;
        return new NewName(code.length() > 40 ? code.substring(0, 40) : code, "Nơi thử " + codes, "Place", null);
    }

    private ChangeWished found(LocalDate from, long parent, Long... areas) {
        return new ChangeWished(
                ChangeKind.FOUND,
                PlaceType.UNIT,
                from,
                null,
                null,
                List.of(name()),
                parent,
                null,
                null,
                List.of(areas),
                "Quyết định");
    }

    private long founded(LocalDate from) {
        return founded(from, COMMAND);
    }

    private long founded(LocalDate from, long parent) {
        ChangeWished wished = found(from, parent);
        make(wished);
        return organisations
                .current()
                .findUnit(wished.named().getFirst().code(), from)
                .orElseThrow()
                .id()
                .value();
    }

    private long foundedArea(LocalDate from) {
        NewName name = name();
        make(new ChangeWished(
                ChangeKind.FOUND,
                PlaceType.AREA,
                from,
                null,
                null,
                List.of(name),
                AN_GIANG,
                null,
                AreaLevel.COMMUNE,
                null,
                "Nghị quyết"));
        return organisations
                .current()
                .findArea(name.code(), from)
                .orElseThrow()
                .id()
                .value();
    }

    private static ChangeWished move(long unit, long parent, LocalDate from) {
        return change(ChangeKind.MOVE, PlaceType.UNIT, from, List.of(unit), List.of(), List.of(), parent);
    }

    private static ChangeWished close(long unit, LocalDate from, @Nullable Long heir) {
        return change(
                ChangeKind.CLOSE,
                PlaceType.UNIT,
                from,
                List.of(unit),
                heir == null ? List.of() : List.of(heir),
                List.of(),
                null);
    }

    private static ChangeWished merge(LocalDate from, List<Long> units, NewName heir) {
        return change(ChangeKind.MERGE, PlaceType.UNIT, from, units, List.of(), List.of(heir), null);
    }

    private static ChangeWished merge(LocalDate from, List<Long> units, long heir) {
        return change(ChangeKind.MERGE, PlaceType.UNIT, from, units, List.of(heir), List.of(), null);
    }

    private static ChangeWished change(
            ChangeKind kind,
            PlaceType of,
            LocalDate from,
            List<Long> places,
            List<Long> successors,
            List<NewName> named,
            @Nullable Long parent) {
        return new ChangeWished(
                kind, of, from, places, successors, named, parent, null, null, null, "Quyết định số 12");
    }

    private Foreseen foresee(ChangeWished wished) {
        return Acting.asSystem(() -> foreseeing.foresee(wished));
    }

    private Made make(ChangeWished wished) {
        return make(UUID.randomUUID(), wished, position());
    }

    private Made make(UUID id, ChangeWished wished, long seen) {
        return Acting.asSystem(() -> making.make(id, wished, seen, MAKER));
    }

    private void undo(Made made) {
        Acting.runAsSystem(() -> making.undo(made.change().id(), MAKER));
    }

    private long position() {
        return organisations.current().position();
    }

    private static List<ProblemCode> refusal(Runnable change) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Acting.runAsSystem(change));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream().map(Problem::code).toList();
    }
}
