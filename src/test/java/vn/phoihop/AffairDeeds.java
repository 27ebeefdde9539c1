package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Affair;
import vn.phoihop.NaiveBooks.Reached;
import vn.phoihop.NaiveBooks.Received;
import vn.phoihop.casework.CaseFile;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.CorrectingCase;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.Opening;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Cases are opened, mended and withdrawn. */
abstract class AffairDeeds extends Deeds {

    private static final List<String> CATEGORIES =
            List.of("SOCIAL_ORDER", "DRUGS", "BANNED_GOODS", "ILLEGAL_ENTRY_EXIT", "ORGANISING_ILLEGAL_EXIT");

    final HandlingCase handling;
    final CorrectingCase correcting;

    /** Cases offered to another unit, with that one. */
    final Map<RecordKey, UnitId> offered = new LinkedHashMap<>();

    /** Cases joined into another one, with that one. */
    final Map<RecordKey, RecordKey> joined = new LinkedHashMap<>();

    AffairDeeds(ApplicationContext context, DeedGround ground) {
        super(ground);
        handling = context.getBean(HandlingCase.class);
        correcting = context.getBean(CorrectingCase.class);
    }

    @Override
    List<Deed> all() {
        return List.of(
                new Deed("open", 10, this::open),
                new Deed("correct case", 4, this::correctCase),
                new Deed("withdraw case", 2, this::withdrawCase));
    }

    private boolean open() {
        RecordKey key = new RecordKey(any(books.subList(0, random.nextInt(3) == 0 ? 2 : 1)), id());
        boolean gang = random.nextInt(6) == 0;
        LocalDate day = day();
        List<UnitId> taking = existing(day, 1 + random.nextInt(3));
        Affair affair = new Affair(
                gang ? "GANG_CASE" : "CASE",
                gang ? null : any(CATEGORIES),
                day,
                any(areas),
                taking.getFirst(),
                taking.subList(1, taking.size()),
                List.of(),
                List.of(),
                List.of(),
                random.nextInt(20) == 0,
                true,
                null);
        CaseFile file = asSystem(() -> handling.take(new Opening(key, form(affair), by(affair.opener()))));
        told(key, file.version(), affair, "open " + affair);
        return true;
    }

    private static CaseForm form(Affair one) {
        return new CaseForm(
                one.kind(),
                one.category(),
                one.area(),
                one.openedOn(),
                one.opener(),
                one.partners(),
                null,
                null,
                one.exercise());
    }

    /** Not handed over to a body outside. */
    static boolean isOpen(Affair one) {
        return one.reached().stream().noneMatch(reached -> reached.stage().equals(NaiveBooks.HANDED_OUT));
    }

    private boolean correctCase() {
        return someAffair(one -> true, (key, before) -> {
            boolean solved =
                    before.reached().stream().anyMatch(one -> one.stage().equals("SOLVED"));
            String category = before.category() == null ? null : any(solved ? CATEGORIES.subList(0, 2) : CATEGORIES);
            UnitId opener = before.opener();
            if (before.received().isEmpty() && random.nextInt(3) == 0) {
                opener = existing(before.openedOn(), 1).getFirst();
            }
            if (!naive.exists(opener, before.openedOn())
                    || before.partners().contains(opener)
                    || before.partners().stream().anyMatch(unit -> !naive.exists(unit, before.openedOn()))) {
                return false;
            }
            UnitId lead = opener;
            Affair mended = new Affair(
                    before.kind(),
                    category,
                    before.openedOn(),
                    any(areas),
                    lead,
                    before.partners(),
                    before.reached().stream()
                            .map(one -> one.unit().equals(before.opener())
                                    ? new Reached(one.id(), one.stage(), one.day(), lead, one.amounts())
                                    : one)
                            .toList(),
                    before.received(),
                    before.elsewhere(),
                    before.exercise(),
                    true,
                    null);
            CaseFile file = asSystem(() -> correcting.correct(key, version(key), form(mended), "Sửa hồ sơ", by(lead)));
            told(key, file.version(), mended, "correct case " + mended);
            return true;
        });
    }

    private boolean withdrawCase() {
        return someAffair(one -> true, (key, before) -> {
            if (offered.containsKey(key) || joined.containsValue(key)) {
                return false;
            }
            Affair after =
                    with(before, before.reached(), before.received(), false).left(today());
            Supplier<CaseFile> deed = () -> correcting.withdraw(key, version(key), "Ghi trùng", by(before.opener()));
            return doneUnlessReliedOn(key, before, Set.of(), deed, after, "withdraw");
        });
    }

    /**
     * What was severed is not counted where the whole was counted: that is not taken away from under it, and whoever tries is refused.
     *
     * @param kept the stages at which the whole is still counted afterwards
     */
    boolean doneUnlessReliedOn(
            RecordKey key, Affair before, Set<String> kept, Supplier<CaseFile> deed, Affair after, String words) {
        if (refusedBecauseReliedOn(key, before, kept, deed)) {
            return false;
        }
        CaseFile file = asSystem(deed::get);
        told(key, file.version(), after, words);
        return true;
    }

    /** Whether a severed case relies on what would be lost; then the deed has been seen to be refused. */
    boolean refusedBecauseReliedOn(RecordKey key, Affair before, Set<String> kept, Supplier<CaseFile> deed) {
        Set<String> lost = new HashSet<>(NaiveShares.stages(before));
        lost.removeAll(kept);
        boolean reliedOn = naive.now(Affair.class, Affair::counts).values().stream()
                .flatMap(one -> one.elsewhere().stream())
                .anyMatch(one -> one.other().equals(key) && !Collections.disjoint(one.stages(), lost));
        if (reliedOn) {
            assertThatThrownBy(() -> asSystem(deed::get))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .allMatch(problem -> problem.code() == ProblemCode.CASE_PART_RELIES));
        }
        return reliedOn;
    }

    static Affair with(Affair one, List<Reached> reached, List<Received> received, boolean counts) {
        return new Affair(
                one.kind(),
                one.category(),
                one.openedOn(),
                one.area(),
                one.opener(),
                one.partners(),
                List.copyOf(reached),
                List.copyOf(received),
                one.elsewhere(),
                one.exercise(),
                counts,
                one.leftOn());
    }

    interface OnAffair {
        boolean done(RecordKey key, Affair before);
    }

    boolean someAffair(Predicate<Affair> which, OnAffair deed) {
        List<Map.Entry<RecordKey, Affair>> found =
                naive.now(Affair.class, one -> one.counts() && which.test(one)).entrySet().stream()
                        .filter(one -> !joined.containsKey(one.getKey()))
                        .toList();
        if (found.isEmpty()) {
            return false;
        }
        Map.Entry<RecordKey, Affair> one = any(found);
        return deed.done(one.getKey(), one.getValue());
    }
}
