package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Affair;
import vn.phoihop.NaiveBooks.Reached;
import vn.phoihop.casework.Amount;
import vn.phoihop.casework.CaseFile;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Reaching;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Cases also reach milestones, the last of them outside the books; these are mended and taken back. */
abstract class MilestoneDeeds extends AffairDeeds {

    MilestoneDeeds(ApplicationContext context, DeedGround ground) {
        super(context, ground);
    }

    @Override
    List<Deed> all() {
        List<Deed> all = new ArrayList<>(super.all());
        all.add(new Deed("reach", 20, this::reach));
        all.add(new Deed("hand over outside", 4, this::handOut));
        all.add(new Deed("correct milestone", 6, this::correctMilestone));
        all.add(new Deed("take back milestone", 3, this::takeBackMilestone));
        return all;
    }

    private boolean reach() {
        return someAffair(AffairDeeds::isOpen, (key, before) -> {
            LocalDate day = dayFrom(before.openedOn());
            return reach(key, before, reached(id(), before, day, holder(before, day)));
        });
    }

    /** To a body outside the books: the last stage of the case, until that is taken back. */
    private boolean handOut() {
        return someAffair(one -> isOpen(one) && one.category() != null, (key, before) -> {
            LocalDate day = dayFrom(before.openedOn());
            return !offered.containsKey(key)
                    && reach(key, before, at(NaiveBooks.HANDED_OUT, reached(id(), before, day, holder(before, day))));
        });
    }

    private boolean reach(RecordKey key, Affair before, Reached reached) {
        CaseFile file = asSystem(() -> handling.take(new Reaching(key, form(reached), by(reached.unit()))));
        List<Reached> all = new ArrayList<>(before.reached());
        all.add(reached);
        told(key, file.version(), with(before, all, before.received(), true), "reach " + reached);
        return true;
    }

    private static Reached at(String stage, Reached one) {
        return new Reached(one.id(), stage, one.day(), one.unit(), one.amounts());
    }

    private boolean correctMilestone() {
        return someAffair(one -> !one.reached().isEmpty(), (key, before) -> {
            Reached wrong = any(before.reached());
            LocalDate day = random.nextBoolean() ? wrong.day() : dayFrom(before.openedOn());
            UnitId unit = day.equals(wrong.day()) ? wrong.unit() : holder(before, day);
            Reached other = reached(wrong.id(), before, day, unit);
            Reached mended = wrong.stage().equals(NaiveBooks.HANDED_OUT) ? at(NaiveBooks.HANDED_OUT, other) : other;
            Affair after = with(
                    before,
                    before.reached().stream()
                            .map(one -> one.equals(wrong) ? mended : one)
                            .toList(),
                    before.received(),
                    true);
            Supplier<CaseFile> deed =
                    () -> correcting.correctMilestone(key, version(key), form(mended), "Ghi nhầm mốc", by(unit));
            return doneUnlessReliedOn(
                    key, before, NaiveShares.stages(after), deed, after, "correct milestone " + mended);
        });
    }

    private boolean takeBackMilestone() {
        return someAffair(one -> !one.reached().isEmpty(), (key, before) -> {
            Reached wrong = any(before.reached());
            Affair after = with(
                    before,
                    before.reached().stream().filter(one -> !one.equals(wrong)).toList(),
                    before.received(),
                    true);
            Supplier<CaseFile> deed =
                    () -> correcting.takeBackMilestone(key, version(key), wrong.id(), "Chưa đến mốc", by(wrong.unit()));
            return doneUnlessReliedOn(key, before, NaiveShares.stages(after), deed, after, "take back " + wrong.id());
        });
    }

    private Reached reached(UUID id, Affair affair, LocalDate day, UnitId unit) {
        boolean gang = affair.category() == null;
        boolean solvable = "SOCIAL_ORDER".equals(affair.category()) || "DRUGS".equals(affair.category());
        List<String> stages = new ArrayList<>(
                gang ? List.of("BROKEN_UP") : List.of("DETECTED", "PROSECUTED", "PENALISED", "HANDLED"));
        if (solvable) {
            stages.add("SOLVED");
        }
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            amounts.put(gang ? "ARREST" : "SUBJECT", BigDecimal.valueOf(1 + random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            amounts.put("DRUGS_KG", BigDecimal.valueOf(1 + random.nextInt(99_999), 3));
        }
        if (random.nextInt(5) == 0) {
            amounts.put("GUNS", BigDecimal.valueOf(1 + random.nextInt(3)));
        }
        return new Reached(id, any(stages), day, unit, amounts);
    }

    private static MilestoneForm form(Reached one) {
        return new MilestoneForm(
                one.id(),
                one.stage(),
                one.day(),
                List.of(),
                one.amounts().entrySet().stream()
                        .map(amount -> new Amount(amount.getKey(), new Quantity(amount.getValue())))
                        .toList());
    }

    private UnitId holder(Affair affair, LocalDate day) {
        return naive.credited(affair, day, Long.MAX_VALUE);
    }
}
